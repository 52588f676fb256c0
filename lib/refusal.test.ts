import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayPass, Refusal, refusalOfError, refusalOfStatus } from './refusal'

test.each([
  ['ENOTFOUND', 'The name kestrel.example is not known.'],
  ['ECONNREFUSED', 'The connection was refused.'],
  ['CERT_HAS_EXPIRED', 'Its certificate is not valid: it has expired.'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'Its certificate is not valid: it is that of another host.'],
  ['CERT_SIGNATURE_FAILURE', 'Its certificate is not valid.'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'A secure connection cannot be made.'],
  ['ETIMEDOUT', 'kestrel.example cannot be reached.'],
  ['Z_DATA_ERROR', 'The page is packed in a way that cannot be read.'],
  ['ERR__ERROR_FORMAT_PADDING_1', 'The page is packed in a way that cannot be read.'],
  ['HPE_INVALID_CONSTANT', 'The server does not answer in HTTP.'],
  ['constructor', 'kestrel.example cannot be reached.'],
])('%s: %s', (code, message) => {
  const refusal = refusalOfError(Object.assign(new Error('connect 10.0.0.1'), { code }), 'kestrel.example')
  expect(refusal.message).toBe(message)
  expect(mayPass(refusal.kind)).toBe(true)
})

test('each status has a kind, and says whether a later try may help', () => {
  expect(refusalOfStatus(404, null)).toMatchObject({ kind: 'missing' })
  expect(refusalOfStatus(410, null)).toMatchObject({ kind: 'gone' })
  expect(refusalOfStatus(418, null)).toMatchObject({ kind: 'refused', message: 'The page answers 418.' })
  expect(refusalOfStatus(502, 5)).toMatchObject({ kind: 'unreachable', retryAfter: 5 })
  expect(mayPass(refusalOfStatus(429, 5).kind)).toBe(true)
  expect(mayPass(refusalOfStatus(404, 5).kind)).toBe(false)
})

test('whatever is thrown becomes a refusal in one sentence', () => {
  const own = new Refusal('private', 'Own words.')
  expect(refusalOfError(own, 'a')).toBe(own)
  fc.assert(
    fc.property(fc.anything(), (thrown) =>
      /^[^\n]+\.$/.test(refusalOfError(thrown, 'kestrel.example').message),
    ),
  )
})
