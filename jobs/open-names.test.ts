import { lookup } from 'node:dns/promises'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Hostile, startHostile } from './hostile/server'
import { open } from './open'

vi.mock('node:dns/promises', () => ({ lookup: vi.fn() }))

const found = vi.mocked(lookup) as unknown as ReturnType<typeof vi.fn>
const answer = (...addresses: string[]) =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

let server: Hostile
beforeAll(async () => {
  server = await startHostile()
})
afterAll(() => server.close())
beforeEach(() => {
  found.mockReset()
})

test.each([
  [['127.0.0.1']],
  [['10.1.2.3']],
  [['::1']],
  [['fd00::1']],
  [['::ffff:10.0.0.1']],
  [['8.8.8.8', '192.168.0.1']],
  [['2606:4700::1111', '169.254.169.254']],
])('a name that leads to %s is not opened', async (addresses) => {
  found.mockResolvedValue(answer(...addresses))
  expect(await open('http://kestrel.example/', { allow: new Set() })).toMatchObject({ kind: 'private' })
})

test('a name is looked up once and connected to as checked, whatever it would lead to next', async () => {
  found.mockResolvedValueOnce(answer('127.0.0.1')).mockResolvedValue(answer('10.0.0.1'))
  const host = `kestrel.example:${server.port}`
  expect(await open(`http://${host}/page`, { allow: new Set([host]) })).toMatchObject({ status: 200 })
  expect(found).toHaveBeenCalledTimes(1)
})

test('each redirect is looked up and checked again', async () => {
  found.mockResolvedValueOnce(answer('127.0.0.1')).mockResolvedValue(answer('10.0.0.1'))
  const host = `kestrel.example:${server.port}`
  expect(await open(`http://${host}/to?http://kestrel.example/`, { allow: new Set([host]) })).toMatchObject({
    kind: 'private',
  })
  expect(found).toHaveBeenCalledTimes(2)
})

test('a look-up that does not end is given up', async () => {
  found.mockReturnValue(new Promise(() => {}))
  expect(await open('http://kestrel.example/', { allow: new Set(), ms: 50 })).toEqual({
    refused: 'The page did not end within 0.05 seconds.',
    kind: 'too-slow',
    retryAfter: null,
  })
})

test('a name without an address is told', async () => {
  found.mockRejectedValue(Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' }))
  expect(await open('http://kestrel.example/', { allow: new Set() })).toMatchObject({
    refused: 'The name kestrel.example cannot be looked up for now.',
    kind: 'unreachable',
  })
  found.mockResolvedValue([])
  expect(await open('http://kestrel.example/', { allow: new Set() })).toMatchObject({ kind: 'unreachable' })
})
