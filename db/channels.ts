import { sql } from 'drizzle-orm'
import { db } from './connection'

/** The most frequent spelling of a channel through which something public was said; null where there is none. */
export async function channelNamed(name: string): Promise<string | null> {
  const [row] = await db().execute<{ channel: string }>(sql`
    select channel from (
      select d.channel from search_documents d
      where d.channel is not null and plain(d.channel) = plain(${name}) limit 1000) as bounded
    group by channel order by count(*) desc, channel limit 1`)
  return row?.channel ?? null
}
