import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { capturedPage } from '../lib/captured'
import { hostOf } from '../lib/web-address'
import type { Transaction } from './connection'
import { publisherAt } from './publishers'
import { articles } from './schema-articles'

/** What the page tells of itself, where nobody has told otherwise. */
export async function describeArticle(
  tx: Transaction,
  id: number,
  file: string | null,
  { read, opened }: z.output<typeof capturedPage>,
  /** The address that the page names as its own, where that is believed. */
  canonical: string | null,
): Promise<void> {
  const [article] = await tx.select().from(articles).where(eq(articles.id, id))
  const { title, byline, publisherId, publishedOn, url } = article!
  const host = hostOf(canonical ?? opened?.finalAddress ?? url)
  const placeholder = title === (file ?? placeholderTitle(url ?? ''))
  await tx
    .update(articles)
    .set({
      title: placeholder ? (read.title ?? title) : title,
      byline: byline ?? read.byline,
      publisherId: publisherId ?? (await publisherAt(tx, read.publisher, host)),
      url: canonical ?? url ?? null,
      ...(read.language && { language: read.language }),
      ...(!publishedOn &&
        read.published && {
          publishedOn: read.published.edtf,
          publishedFrom: read.published.from,
          publishedTo: read.published.to,
        }),
      publishedAt: read.publishedAt,
      modifiedAt: read.modifiedAt,
    })
    .where(eq(articles.id, id))
}

/** How an article is called until its page was read: its address without scheme, in plain letters. */
export function placeholderTitle(address: string): string {
  const bare = address.replace(/^https?:\/\//i, '').replace(/\/$/, '')
  try {
    return decodeURI(bare).slice(0, 500)
  } catch {
    return bare.slice(0, 500)
  }
}
