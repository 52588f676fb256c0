import { unstable_cache } from 'next/cache'

/**
 * Tags the page being rendered, so that a write can expire it, without keeping any data. Call it before the
 * query: a page that answers 404 or 308 is kept as well. The tags stand in the key, as Next requires.
 */
export async function tagPage(...tags: string[]): Promise<void> {
  // Next drops what a single call has beyond 128 tags.
  for (let from = 0; from < tags.length; from += 100) {
    const part = tags.slice(from, from + 100)
    await unstable_cache(async () => 0, ['tag', ...part], { tags: part })()
  }
}
