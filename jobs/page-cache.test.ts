import { createRequire } from 'node:module'
import { beforeEach, expect, test } from 'vitest'

type Entry = { value: unknown; lastModified: number } | null
type Cache = {
  get(key: string): Promise<Entry>
  set(key: string, value: unknown, context?: { tags?: string[] }): Promise<void>
  revalidateTag(tags: string | string[]): Promise<void>
}
type Pages = {
  expire(tags: string[]): void
  clear(): void
  entries: { size: number; calculatedSize: number }
}

const PageCache = createRequire(import.meta.url)('../cache-handler.cjs') as new () => Cache
const { __pages: pages } = globalThis as unknown as { __pages: Pages }
const cache = new PageCache()
const page = (html: string, tags = '') => ({ kind: 'APP_PAGE', html, headers: { 'x-next-cache-tags': tags } })

beforeEach(() => pages.clear())

async function render(key: string, html: string, tags: string): Promise<void> {
  expect(await cache.get(key)).toBeNull()
  await cache.set(key, page(html, tags))
}

test('a page is kept until one of its tags expires, and no other', async () => {
  await render('/claims/1', 'one', 'claim:1,claims')
  await render('/claims/2', 'two', 'claim:2,claims')
  pages.expire(['claim:1'])
  expect(await cache.get('/claims/1')).toBeNull()
  expect((await cache.get('/claims/2'))?.value).toMatchObject({ html: 'two' })
  await cache.revalidateTag('claims')
  expect(await cache.get('/claims/2')).toBeNull()
})

test('a render that began before a write and ended after it is not served as fresh', async () => {
  expect(await cache.get('/claims/1')).toBeNull()
  pages.expire(['claim:1'])
  await cache.set('/claims/1', page('old', 'claim:1'))
  expect(await cache.get('/claims/1')).toBeNull()
  await cache.set('/claims/1', page('new', 'claim:1'))
  expect((await cache.get('/claims/1'))?.value).toMatchObject({ html: 'new' })
})

test('a render under way when everything was cleared is not served as fresh', async () => {
  expect(await cache.get('/claims/1')).toBeNull()
  pages.clear()
  await cache.set('/claims/1', page('old', 'claim:1'))
  expect(await cache.get('/claims/1')).toBeNull()
})

test('tags of data and of the context count too', async () => {
  await cache.get('a')
  await cache.set('a', { kind: 'FETCH', data: { body: '0' }, tags: ['x'] })
  await cache.get('b')
  await cache.set('b', { kind: 'FETCH', data: { body: '0' } }, { tags: ['y'] })
  pages.expire(['x', 'y'])
  expect([await cache.get('a'), await cache.get('b')]).toEqual([null, null])
})

test('what is kept is bounded by bytes', async () => {
  const big = 'x'.repeat(1024 * 1024)
  for (let n = 0; n < 80; n++) await render(`/claims/${n}`, big, '')
  expect(pages.entries.size).toBeLessThan(70)
  expect(pages.entries.calculatedSize).toBeLessThanOrEqual(64 * 1024 * 1024)
})
