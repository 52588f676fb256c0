import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksFor, codeAt, keyAddress, keyInGroups, lacksSecondFactor, newKey, stepOf } from './second-factor'

// RFC 6238, appendix B: the key is “12345678901234567890”; six of the eight digits.
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('at %i the code is %s', (seconds, code) => {
  expect(codeAt(key, at(seconds))).toBe(code)
  expect(stepOf(key, ` ${code.slice(0, 3)} ${code.slice(3)}`, at(seconds))).toBe(Math.floor(seconds / 30))
})

test('a code is taken in its own step and in those beside it, in no other', () => {
  const step = 1_000_000
  const code = codeAt(key, at(step * 30))
  for (const seconds of [-30, -1, 0, 29, 59])
    expect(stepOf(key, code, at(step * 30 + seconds)), String(seconds)).toBe(step)
  for (const seconds of [-3600, -31, 60, 3600])
    expect(stepOf(key, code, at(step * 30 + seconds)), String(seconds)).toBeNull()
})

test('a key has 160 bits, is read by the app as it was made, and is typed in groups', () => {
  const made = newKey()
  expect(made).toMatch(/^[A-Z2-7]{32}$/)
  expect(newKey()).not.toBe(made)
  const address = new URL(keyAddress(made, 'ada@example.org'))
  expect(address.protocol).toBe('otpauth:')
  expect(decodeURIComponent(address.pathname)).toContain('Onrecord:ada@example.org')
  expect(address.searchParams.get('secret')).toBe(made)
  expect(keyInGroups('ABCDEFGH')).toBe('ABCD EFGH')
})

test('whatever is typed as a code is none, without a fault', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => /^\s*(\d\s*){6}$/.test(typed) || stepOf(key, typed, at(59)) === null),
  )
})

test('who is asked for a second factor, and who lacks it', () => {
  const asked = (['nobody', 'admins', 'everyone'] as const).map((setting) =>
    (['editor', 'admin'] as const).filter((role) => asksFor(setting, role)),
  )
  expect(asked).toEqual([[], ['admin'], ['editor', 'admin']])
  const admin = { role: 'admin', confirmed: false } as const
  expect(lacksSecondFactor('admins', admin)).toBe(true)
  expect(lacksSecondFactor('nobody', admin)).toBe(false)
  expect(lacksSecondFactor('admins', { ...admin, confirmed: true })).toBe(false)
  expect(lacksSecondFactor('admins', { ...admin, vouched: true })).toBe(false)
})
