import { afterEach, expect, test } from 'vitest'
import { type Hostile, startHostile } from './hostile/server'
import { open } from './open'
import { delayAt, pauseAt } from './robots'

const servers: Hostile[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

async function site(robots?: string | number) {
  const server = await startHostile({ robots })
  servers.push(server)
  const host = `127.0.0.1:${server.port}`
  const get = (path: string, ms?: number) =>
    open(`http://${host}${path}`, { allow: new Set([host]), robots: true, ms })
  return { get, asked: server.asked, host }
}

test('what robots.txt closes is not asked for; it is read once', async () => {
  const { get, asked } = await site('User-agent: *\nDisallow: /gone\nDisallow: /hops-1\n')
  expect(await get('/page')).toMatchObject({ status: 200 })
  expect(await get('/gone')).toMatchObject({
    refused: 'The robots.txt of the site does not let programs read this address.',
    kind: 'refused',
  })
  expect(await get('/hops-2')).toMatchObject({ kind: 'refused' })
  expect(asked).toEqual(['/robots.txt', '/page', '/hops-2'])
})

test('the delay that a site asks for is known once its robots.txt is read', async () => {
  const { get, host } = await site('User-agent: *\nCrawl-delay: 7\n')
  expect(delayAt(`http://${host}/page`)).toBeNull()
  await get('/page')
  expect(delayAt(`http://${host}/page`)).toBe(7)
  expect(pauseAt(`http://${host}/page`)).toBe(7)
  expect(pauseAt('http://another.example/page')).toBe(2)
})

test.each([undefined, 401, 403, 404, 410])('a robots.txt that answers %s closes nothing', async (robots) => {
  expect(await (await site(robots)).get('/page')).toMatchObject({ status: 200 })
})

test.each([
  [500, 'The robots.txt of the site answers 500.', 'unreachable'],
  [503, 'The robots.txt of the site answers 503: it is busy.', 'busy'],
  [429, 'The robots.txt of the site answers 429: it is asked too often.', 'busy'],
])('a robots.txt that answers %i closes all for now', async (robots, refused, kind) => {
  const { get, asked } = await site(robots)
  expect(await get('/page')).toMatchObject({ refused, kind })
  expect(asked).toEqual(['/robots.txt'])
})

test.each([
  ['/drip', 'The page did not end within 1.5 seconds.'],
  ['/hangs-up', 'The connection broke off before the page ended.'],
  ['/packed-badly', 'The robots.txt of the site is packed in a way that cannot be read.'],
  ['/loop', null],
  ['/picture', null],
  ['/gzip-bomb', null],
  ['/endless', null],
])('a robots.txt that answers like %s', async (robots, refused) => {
  const { get } = await site(robots)
  const ms = robots === '/drip' ? 1500 : undefined
  expect(await get('/page', ms)).toMatchObject(refused ? { refused } : { status: 200 })
})

test('of an endless robots.txt the beginning counts', async () => {
  const { get } = await site(`User-agent: *\nDisallow: /page\n${'# and on\n'.repeat(200_000)}`)
  expect(await get('/page')).toMatchObject({ kind: 'refused' })
})

test('a robots.txt of many names and rules costs no more than its size', async () => {
  const names = 'User-agent: a\n'.repeat(10_000) + 'User-agent: *\n'.repeat(10_000)
  const { get } = await site(`${names}${'Disallow: /a\n'.repeat(10_000)}Disallow: /page`)
  expect(await get('/page')).toMatchObject({ kind: 'refused' })
})
