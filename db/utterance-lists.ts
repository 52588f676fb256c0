import { sql } from 'drizzle-orm'
import { cursor } from '../lib/front'
import type { Page } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { publishedUtterances, type UtteranceOfClaim } from './utterances'

type Asked = {
  after?: string
  limit: number
  /** So many passages are read with each. */
  passages?: number
}

/** The public utterances of a claim, newest said first; at most 100 a page. */
export async function utterancesSaying(
  claim: number,
  { after, limit, passages = 0 }: Asked,
): Promise<Page<UtteranceOfClaim>> {
  const from = place(after, 'day')
  const most = Math.min(limit, 100)
  const rows = await db().execute<{ id: number; said: string }>(sql`
    select u.id, u.said_to::text as said from utterances u
    where u.claim_id = ${claim} and u.public
      ${from ? sql`and (u.said_to, u.id) < (${from.key}::date, ${from.id})` : sql``}
    order by u.said_to desc, u.id desc limit ${most + 1}`)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    lines: await publishedUtterances(
      shown.map(({ id }) => id),
      passages,
    ),
    next: last && rows.length > most ? cursor(last.said, last.id) : null,
  }
}
