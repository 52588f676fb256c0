import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOfCode, readRecoveryCode, recoveryCode } from './recovery-codes'

const ten = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('a code has sixteen letters in four groups, and other bytes give another code', () => {
  expect(recoveryCode(new Uint8Array(10))).toBe('0000-0000-0000-0000')
  expect(recoveryCode(new Uint8Array(10).fill(255))).toBe('zzzz-zzzz-zzzz-zzzz')
  fc.assert(
    fc.property(ten, ten, (one, other) => {
      const same = Buffer.compare(one, other) === 0
      return (recoveryCode(one) === recoveryCode(other)) === same
    }),
  )
})

test('a code is read however it is typed', () => {
  fc.assert(
    fc.property(ten, (bytes) => {
      const code = recoveryCode(bytes)
      const typed = [code, code.toUpperCase(), ` ${code.replaceAll('-', ' ')} `, code.replaceAll('-', '')]
      typed.push(code.replaceAll('0', 'O').replaceAll('1', 'l'))
      return typed.every((words) => readRecoveryCode(words) === code)
    }),
  )
})

test('whatever else is typed is none', () => {
  for (const odd of ['', '123456', 'zzzz-zzzz-zzzz', 'u'.repeat(16), 'z'.repeat(17), 'zzzz_zzzz_zzzz_zzzz'])
    expect(readRecoveryCode(odd)).toBeNull()
})

test('one code of two users is kept in two ways', () => {
  expect(hashOfCode(1, 'zzzz')).toMatch(/^[0-9a-f]{64}$/)
  expect(hashOfCode(1, 'zzzz')).not.toBe(hashOfCode(2, 'zzzz'))
})
