import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayBeSetUp } from './setting-up'

const here = { from: '127.0.0.1', headers: { host: 'localhost:3000' }, token: null }
const open = { printed: 'a-token-that-was-printed', behind: false }

test('the machine itself may, by each of its own names', () => {
  for (const from of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.8.8'])
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect(mayBeSetUp({ ...here, from, headers: { host } }, open), `${from} ${host}`).toBe(true)
  expect(mayBeSetUp(here, { ...open, printed: null })).toBe(true)
})

test('from elsewhere nobody may, nor through a server in front or by another name', () => {
  for (const from of ['192.0.2.1', '10.0.0.1', '::ffff:192.0.2.1', '2001:db8::1', '', undefined])
    expect(mayBeSetUp({ ...here, from }, open), from).toBe(false)
  for (const name of ['x-forwarded-for', 'Forwarded', 'x-real-ip', 'via', 'x-forwarded-host'])
    expect(mayBeSetUp({ ...here, headers: { ...here.headers, [name]: '127.0.0.1' } }, open), name).toBe(false)
  for (const host of ['evil.example', 'localhost.evil.example', 'onrecord.example', ''])
    expect(mayBeSetUp({ ...here, headers: { host } }, open), host).toBe(false)
  expect(mayBeSetUp(here, { ...open, behind: true })).toBe(false)
})

test('with the printed token anybody may, with no other one', () => {
  const away = { from: '192.0.2.1', headers: { host: 'onrecord.example', 'x-forwarded-for': '192.0.2.2' } }
  expect(mayBeSetUp({ ...away, token: open.printed }, { ...open, behind: true })).toBe(true)
  fc.assert(
    fc.property(fc.string(), (token) => token === open.printed || !mayBeSetUp({ ...away, token }, open)),
  )
  expect(mayBeSetUp({ ...away, token: '' }, { ...open, printed: null })).toBe(false)
  expect(mayBeSetUp({ ...away, token: 'null' }, { ...open, printed: null })).toBe(false)
})
