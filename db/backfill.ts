import { sql } from 'drizzle-orm'
import { sketch } from '../lib/sketch'
import { addressKey } from '../lib/web-address'
import { db } from './connection'

// So many rows are looked at in one statement.
const BATCH = 1000

/**
 * Makes what articles from earlier days lack: the address under which each is found, and the sketch of its newest text.
 * What is there already is left alone. The worker calls it when it starts.
 */
export async function backfill(): Promise<void> {
  await inBatches('articles', keepAddresses)
  await inBatches('article_versions', keepSketches)
}

async function inBatches(
  table: 'articles' | 'article_versions',
  fill: (after: number) => Promise<void>,
): Promise<void> {
  const [last] = await db().execute<{ id: number }>(
    sql`select coalesce(max(id), 0) as id from ${sql.identifier(table)}`,
  )
  for (let after = 0; after < last!.id; after += BATCH) await fill(after)
}

async function keepAddresses(after: number): Promise<void> {
  const rows = await db().execute<{ id: number; url: string; sample: boolean }>(sql`
    select id, url, sample from articles r where id > ${after} and id <= ${after + BATCH} and url is not null
      and not exists (select from article_addresses a where a.article_id = r.id)`)
  const made = rows.flatMap((row) => {
    const key = addressKey(row.url)
    return key ? [{ ...row, key }] : []
  })
  if (made.length)
    await db().execute(sql`
      insert into article_addresses (article_id, address, key, sample)
      select id, url, key, sample from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
        as made (id integer, url text, key text, sample boolean)
      on conflict do nothing`)
}

async function keepSketches(after: number): Promise<void> {
  const rows = await db().execute<{ id: number; text: string; sample: boolean }>(sql`
    select v.id, v.text, v.sample from article_versions v
    where v.id > ${after} and v.id <= ${after + BATCH} and v.text is not null
      and not exists (select from text_sketches s where s.version_id = v.id)
      and not exists (select from article_versions n where n.article_id = v.article_id and n.number > v.number)`)
  const made = rows
    .map(({ id, text, sample }) => ({ id, bands: sketch(text), sample }))
    .filter(({ bands }) => bands.length)
  if (made.length)
    await db().execute(sql`
      insert into text_sketches (version_id, bands, sample)
      select id, array(select jsonb_array_elements_text(bands)::integer), sample
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made (id integer, bands jsonb, sample boolean)
      on conflict do nothing`)
}
