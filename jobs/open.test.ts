import { afterAll, beforeAll, expect, test } from 'vitest'
import { cases, spellings } from './hostile/cases'
import { comesTo } from './hostile/outcome'
import { type Hostile, startHostile } from './hostile/server'
import { open, type OpenOptions } from './open'
import { startReader } from './reading-thread'

let server: Hostile
let other: Hostile
const reader = startReader()
beforeAll(async () => {
  ;[server, other] = await Promise.all([startHostile(), startHostile()])
})
afterAll(() => Promise.all([server.close(), other.close(), reader.close()]))

const at = (path: string, { port } = server) => `http://127.0.0.1:${port}${path}`
const get = (address: string, options: Partial<OpenOptions> = {}) =>
  open(address, { allow: new Set([`127.0.0.1:${server.port}`]), ...options })
const reason = async (address: string, options: Partial<OpenOptions> = {}) => {
  const answer = await get(address, options)
  return 'refused' in answer ? answer.refused : 'bytes' in answer ? answer.bytes.length : 'not modified'
}

test.each(cases.filter(({ slow }) => !slow))('$path: $answer', async (one) => {
  expect(await comesTo(one, `127.0.0.1:${server.port}`, { reader })).toBe(one.answer)
})

test.concurrent.each(cases.filter(({ slow }) => slow))('$path: given up in time', async (one) => {
  expect(await comesTo(one, `127.0.0.1:${server.port}`, { reader, ms: 1500 })).toBe(
    'The page did not end within 1.5 seconds.',
  )
})

test.each(spellings.filter((address) => !address.startsWith('//')))('%s is not opened', async (address) => {
  const answer = await get(address)
  expect(answer).toMatchObject({ refused: 'This address leads into a private network.', kind: 'private' })
})

test.each([
  ['ftp://kestrel.example/', 'Only http and https are opened.'],
  ['data:text/html,hello', 'Only http and https are opened.'],
  ['kestrel.example', 'This is no address.'],
  ['', 'This is no address.'],
  ['http://', 'This is no address.'],
  ['http://ada@8.8.8.8/', 'An address with a name or password in it is not opened.'],
  ['http://8.8.8.8:8080/', 'Port 8080 is not opened.'],
  ['https://[2606:4700::1111]:22/', 'Port 22 is not opened.'],
  [`http://8.8.8.8/${'a'.repeat(2000)}`, 'The address is longer than 2000 characters.'],
  ['http://kestrel.invalid/', 'The name kestrel.invalid is not known.'],
])('%s is not opened', async (address, refused) => {
  expect(await get(address)).toMatchObject({ refused })
})

test('a page comes with where it was, what it is and its bytes, unpacked', async () => {
  expect(await get(at('/packed#part'))).toMatchObject({
    address: at('/packed'),
    status: 200,
    redirects: [],
    permanent: null,
    mediaType: 'text/html',
    charset: 'utf-8',
    bytes: Buffer.from('<!doctype html><title>Kestrel</title><p>The harbour opens on Friday.'),
  })
})

test('where a feed is wanted, feeds and pages are taken', async () => {
  const kinds = async (path: string) => {
    const answer = await get(at(path), { wanted: 'feed' })
    return 'mediaType' in answer ? answer.mediaType : answer
  }
  expect(await kinds('/feed')).toBe('application/rss+xml')
  expect(await kinds('/page')).toBe('text/html')
  expect(await kinds('/picture')).toMatchObject({ refused: 'The address holds a picture, no feed.' })
})

test('redirects are told, and whether all of them are for good', async () => {
  expect(await get(at('/hops-2'))).toMatchObject({
    address: at('/page'),
    redirects: [at('/hops-2'), at('/hops-1')],
    permanent: at('/page'),
  })
  expect(await get(at('/hops-3'))).toMatchObject({ address: at('/page'), permanent: null })
})

test('a page that is not new since is not read again', async () => {
  const first = await get(at('/conditional'))
  expect(first).toMatchObject({ status: 200, headers: { etag: '"v1"' } })
  expect(await get(at('/conditional'), { etag: '"v1"' })).toMatchObject({ notModified: true })
  expect(await get(at('/conditional'), { etag: '"v0"' })).toMatchObject({ status: 200 })
  // What no header can hold was never sent by a server.
  expect(await get(at('/conditional'), { etag: 'a\r\nb' })).toMatchObject({ kind: 'unreachable' })
})

test('a server that is busy says how long to wait', async () => {
  expect(await get(at('/busy'))).toMatchObject({ kind: 'busy', retryAfter: 120 })
  expect(await get(at('/too-often'))).toMatchObject({ kind: 'busy', retryAfter: 24 * 60 * 60 })
})

test('it says who asks', async () => {
  const said = async (options: Partial<OpenOptions>) => {
    const answer = await get(at('/user-agent'), options)
    return 'bytes' in answer ? answer.bytes.toString() : answer
  }
  expect(await said({})).toMatch(/^Onrecord\/[0-9.]+$/)
  expect(await said({ origin: 'https://onrecord.example' })).toMatch(
    /^Onrecord\/[0-9.]+ \(\+https:\/\/onrecord\.example\/about\)$/,
  )
})

test('what is allowed does not stretch to another host or port', async () => {
  expect(await reason(at('/page', other))).toBe(`Port ${other.port} is not opened.`)
  expect(await reason(`http://localhost:${server.port}/page`)).toBe(`Port ${server.port} is not opened.`)
  expect(await reason(at(`/to?${at('/page', other)}`))).toBe(`Port ${other.port} is not opened.`)
  expect(other.asked).toEqual([])
})

test('a port without a server, or without TLS, is said', async () => {
  const gone = await startHostile()
  await gone.close()
  const allow = new Set([`127.0.0.1:${gone.port}`, `127.0.0.1:${server.port}`])
  expect(await reason(at('/page', gone), { allow })).toBe('The connection was refused.')
  expect(await reason(at('/page').replace('http', 'https'), { allow })).toBe(
    'A secure connection cannot be made.',
  )
})

test('the caller can end it', async () => {
  const ended = new Error('The worker ends.')
  const ending = new AbortController()
  const opening = get(at('/drip'), { signal: ending.signal })
  ending.abort(ended)
  await expect(opening).rejects.toBe(ended)
  await expect(get(at('/page'), { signal: ending.signal })).rejects.toBe(ended)
})
