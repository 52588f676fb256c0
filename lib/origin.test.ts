import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { askedOrigin } from './origin'

afterEach(() => vi.unstubAllEnvs())

test('an instance without a public origin is known by the host that was asked', () => {
  vi.stubEnv('ONRECORD_URL', '')
  expect(askedOrigin('Localhost:3000')).toBe('http://localhost:3000')
  expect(askedOrigin('record.example:80')).toBe('http://record.example')
  expect(askedOrigin('[::1]:3000')).toBe('http://[::1]:3000')
  for (const host of [
    undefined,
    '',
    'a b',
    'a/b',
    'a@b',
    'a#b',
    'a?b',
    'a:b',
    'a:1:2',
    '-a',
    'ä.example',
    'a:99999',
  ])
    expect(askedOrigin(host)).toBeNull()
})

test('whatever the header holds, the origin is one of a host alone', () => {
  vi.stubEnv('ONRECORD_URL', '')
  const part = fc.constantFrom('a', '.', '-', ':', '1', '[', ']', '@', '/', '"', '<', '\\', ' ', '%')
  fc.assert(
    fc.property(fc.string({ unit: part, maxLength: 12 }), (host) => {
      const origin = askedOrigin(host)
      expect(origin === null || new URL(origin).origin === origin).toBe(true)
    }),
  )
})

test('a public origin that is set is the only one', () => {
  vi.stubEnv('ONRECORD_URL', 'https://onrecord.example')
  expect(askedOrigin('elsewhere.example')).toBe('https://onrecord.example')
})
