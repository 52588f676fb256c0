const { LRUCache } = require('lru-cache')

// One store for a process, however often Next loads this file; server.ts and db/notices.ts reach it by its
// global name. `clock` counts invalidations. An entry is dated when its render began, not when it ended: a
// page that was begun before a write and finished after it is never served as fresh.
const pages = (globalThis.__pages ??= {
  entries: new LRUCache({ maxSize: 64 * 1024 * 1024, sizeCalculation: sizeOf }),
  /** Tag to the clock of its last invalidation. */
  tags: new Map(),
  /** Key to the clock at which a render began that is not stored yet; the earliest wins. */
  begun: new LRUCache({ max: 20_000 }),
  clock: 0,
  /** Entries dated before it are stale, whatever their tags. */
  floor: 0,

  expire(tags) {
    this.clock++
    for (const tag of tags) this.tags.set(tag, this.clock)
    if (this.tags.size > 100_000) this.clear()
  },
  clear() {
    this.floor = ++this.clock
    this.tags.clear()
    this.entries.clear()
  },
})

/** Next's cache of rendered pages: https://nextjs.org/docs/app/api-reference/config/next-config-js/incrementalCacheHandlerPath */
module.exports = class PageCache {
  async get(key) {
    const entry = pages.entries.get(key)
    if (
      entry &&
      entry.clock >= pages.floor &&
      !entry.tags.some((tag) => (pages.tags.get(tag) ?? 0) > entry.clock)
    )
      return { value: entry.value, lastModified: entry.at }
    if (!pages.begun.has(key)) pages.begun.set(key, pages.clock)
    return null
  }

  async set(key, value, context) {
    // Where nobody knows when the render began, it is older than every invalidation.
    const clock = pages.begun.get(key) ?? (pages.clock > 0 ? -1 : 0)
    pages.begun.delete(key)
    if (!value) return void pages.entries.delete(key)
    const header = value.headers?.['x-next-cache-tags'] ?? ''
    const tags = [
      ...(context?.tags ?? []),
      ...(value.tags ?? []),
      ...String(header).split(',').filter(Boolean),
    ]
    pages.entries.set(key, { value, tags, clock, at: Date.now() })
  }

  async revalidateTag(tags) {
    pages.expire([tags].flat())
  }

  resetRequestCache() {}
}

/** Bytes, about: text is counted by its length. */
function sizeOf({ value, tags }, key) {
  let size = 500 + key.length + tags.join().length
  const parts = [
    value.html,
    value.rscData,
    value.body,
    value.data?.body,
    ...(value.segmentData?.values() ?? []),
  ]
  for (const part of parts) size += part?.length ?? 0
  return size
}
