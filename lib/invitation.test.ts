import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOfToken, invitationPath, isToken, letter } from './invitation'

test('what is kept of a token is its SHA-256', () => {
  expect(hashOfToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('a token is 32 random bytes in base64url, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) =>
      isToken(Buffer.from(bytes).toString('base64url')),
    ),
  )
  for (const odd of ['', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}/`, `${'a'.repeat(43)}\n`])
    expect(isToken(odd)).toBe(false)
})

test('a letter holds its link on a line of its own, and says for how long it works', () => {
  const ada = { email: 'ada@example.org', name: 'Ada Lund' }
  const link = `https://onrecord.example${invitationPath('t')}`
  expect(letter(ada, link, false)).toMatchObject({ to: ada.email, subject: 'Your invitation to Onrecord' })
  expect(letter(ada, link, false).text.split('\n')).toContain('https://onrecord.example/invitation/t')
  expect(letter(ada, link, false).text).toContain('for 7 days')
  expect(letter(ada, link, true).text).toContain('for 24 hours')
})
