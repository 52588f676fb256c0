import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { articlePair, oneArticle } from '../lib/arrival-input'
import { Conflict } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { sameness, twinFrom } from '../lib/sketch'
import { addressKey, plainAddress } from '../lib/web-address'
import { db, type Transaction } from './connection'
import { articleAddresses, articles } from './schema-articles'
import { refuseInWork } from './work'
import { found, mayRead, write } from './write'

/** Articles with a sketch in common are compared word for word, the newest first. */
const COMPARED = 10

/** Keeps an address of an article; a spelling that is known adds nothing. */
export async function keepAddress(tx: Transaction, articleId: number, address: string): Promise<void> {
  const key = addressKey(address)
  if (key) await tx.insert(articleAddresses).values({ articleId, address, key }).onConflictDoNothing()
}

type Met = { id: number; title: string; url: string | null; read: boolean }

/**
 * The articles, other than `but`, that were met under one of these addresses, at most 10, the first met first. Of those
 * whose addresses were not kept yet (db/backfill) the main one tells.
 */
export async function articlesAt(tx: Transaction, addresses: (string | null)[], but = 0): Promise<Met[]> {
  const keys = addresses.flatMap((address) => (address && addressKey(address)) || [])
  if (!keys.length) return []
  const urls = addresses.flatMap((address) => (address ? [address, plainAddress(address) ?? address] : []))
  return tx.execute<Met>(sql`
    select r.id, r.title, r.url, exists (select from article_versions v where v.article_id = r.id) as read
    from (
      select article_id, min(id) as id from (
        select article_id, id from article_addresses where key in ${keys}
        union all select r.id, null from articles r where r.url in ${urls}) met
      group by article_id) a
    join articles r on r.id = a.article_id
    where r.id <> ${but} and r.joined_into is null
      and r.sample = (coalesce(current_setting('onrecord.sample', true), '') = 'on')
    order by a.id nulls last, r.id limit ${COMPARED}`)
}

/** The first of them; joined ones lead to the one they are. */
export async function articleAt(tx: Transaction, addresses: (string | null)[], but = 0) {
  const [first] = await articlesAt(tx, addresses, but)
  return first ?? null
}

/** The article that this one is by now, over all joinings; mostly itself. */
export async function standing(tx: Transaction, id: number): Promise<number> {
  const [last] = await tx.execute<{ id: number }>(sql`
    with recursive way as (
      select id, joined_into, 1 as step from articles where id = ${id}
      union all
      select r.id, r.joined_into, way.step + 1 from way join articles r on r.id = way.joined_into where way.step < 20)
    select id from way order by step desc limit 1`)
  return last?.id ?? id
}

/** Notes the article that has an address of this one, or nearly the same words, for an editor to decide. */
export async function noteTwin(
  tx: Transaction,
  { articleId, text, bands }: { articleId: number; text: string; bands: number[] },
): Promise<void> {
  const [same] = await tx.execute<{ id: number }>(sql`
    select o.article_id as id from article_addresses a
    join article_addresses o on o.key = a.key and o.article_id <> a.article_id
    join articles r on r.id = o.article_id join articles own on own.id = a.article_id
    where a.article_id = ${articleId} and r.joined_into is null and r.sample = own.sample order by o.id limit 1`)
  const alike = bands.length
    ? await tx.execute<{ id: number; text: string | null }>(sql`
        select v.article_id as id, v.text from text_sketches s
        join article_versions v on v.id = s.version_id
        join articles r on r.id = v.article_id join articles own on own.id = ${articleId}
        where s.bands && ${sql.param(`{${bands.join(',')}}`)}::int[] and r.id <> ${articleId}
          and r.joined_into is null and r.sample = own.sample
        order by s.version_id desc limit ${COMPARED}`)
    : []
  const scored = alike
    .map((other) => ({ id: other.id, score: sameness(text, other.text ?? '') }))
    .sort((one, other) => other.score - one.score)
  const best = scored[0]
  const twin =
    best && best.score >= twinFrom
      ? best
      : same && { id: same.id, score: scored.find(({ id }) => id === same.id)?.score ?? null }
  if (twin)
    await tx
      .update(articles)
      .set({ twinId: twin.id, twinScore: twin.score })
      .where(eq(articles.id, articleId))
}

/** Gives all addresses of one article to another. */
export async function moveAddresses(tx: Transaction, from: number, to: number): Promise<void> {
  await tx.execute(sql`
    insert into article_addresses (article_id, address, key)
    select ${to}, address, key from article_addresses where article_id = ${from} on conflict do nothing`)
}

/** Refuses an article that is part of another one by now, which `current` names. */
export async function refuseJoined(tx: Transaction, id: number): Promise<void> {
  const into = await standing(tx, id)
  if (into === id) return
  const [current] = await tx
    .select({ id: articles.id, title: articles.title })
    .from(articles)
    .where(eq(articles.id, into))
  throw new Conflict(`This article is part of “${current!.title}” by now.`, current)
}

type Joining = { id: number; joined: boolean; sample: boolean; read: boolean; words: boolean }

/** Whether an article holds what another lacks: a text, or words on record. */
const outweighs = (one: Joining, other: Joining) => (one.read === other.read ? one.words : one.read)

/**
 * Makes two articles one with several addresses: the one that was never read, or on which no words are on record,
 * leads to the other from now on, and keeps what it holds. Returns the number of the one that stays. Errors: NotFound, Conflict where words of
 * both are on record, one is joined already, or somebody else has the one that goes in work.
 */
export async function joinArticles(actor: Actor, input: z.input<typeof articlePair>): Promise<number> {
  return write(
    actor,
    'article: join',
    { schema: articlePair, input },
    async ({ tx, actor, changed }, { id, into }) => {
      const rows = await tx.execute<Joining>(sql`
      select r.id, r.joined_into is not null as joined, r.sample,
        exists (select from article_versions v where v.article_id = r.id) as read,
        exists (select from article_versions v join attestations a on a.version_id = v.id where v.article_id = r.id) as words
      from articles r where r.id in ${[id, into]} order by r.id for update of r`)
      const one = found(
        rows.find((row) => row.id === id),
        'article',
      )
      const other = found(
        rows.find((row) => row.id === into),
        'article',
      )
      if (one.joined || other.joined) throw new Conflict('One of these is part of another article already.')
      if (one.words && other.words)
        throw new Conflict('Words of both are on record. Move the passages of one of them first.')
      if (one.sample !== other.sample) throw new Conflict('Only one of these is sample data.')
      const [goes, stays] = outweighs(one, other) ? [into, id] : [id, into]
      await refuseInWork(tx, actor, goes!)
      await tx
        .update(articles)
        .set({ joinedInto: stays, twinId: null, twinScore: null, nextFetch: null })
        .where(eq(articles.id, goes))
      await tx
        .update(articles)
        .set({ twinId: null, twinScore: null })
        .where(sql`${articles.id} = ${stays} and ${articles.twinId} = ${goes}`)
      await moveAddresses(tx, goes, stays)
      changed(`article:${goes}`, `article:${stays}`)
      return stays
    },
  )
}

/** Says that an article and the one it looks like are two. Errors: NotFound. */
export async function keepApart(actor: Actor, input: z.input<typeof oneArticle>): Promise<void> {
  await write(actor, 'article: join', { schema: oneArticle, input }, async ({ tx }, { id }) => {
    const [row] = await tx
      .update(articles)
      .set({ twinId: null, twinScore: null })
      .where(eq(articles.id, id))
      .returning({ id: articles.id })
    found(row, 'article')
  })
}

/**
 * Takes a joining back: the article stands by itself again, with the addresses that it brought along. Errors: NotFound.
 */
export async function partArticle(actor: Actor, input: z.input<typeof oneArticle>): Promise<void> {
  await write(actor, 'article: join', { schema: oneArticle, input }, async ({ tx, changed }, { id }) => {
    const [row] = await tx.execute<{ into: number }>(sql`
      select joined_into as into from articles where id = ${id} and joined_into is not null for update`)
    const { into } = found(row, 'joined article')
    // One that was joined before it was read has no text of its own: its page is opened.
    const unread = sql`${articles.url} is not null and not exists (select from article_versions where article_id = ${id})`
    await tx
      .update(articles)
      .set({ joinedInto: null, nextFetch: sql`case when ${unread} then now() end` })
      .where(eq(articles.id, id))
    await tx.execute(sql`
      delete from article_addresses c using article_addresses own, articles r
      where own.article_id = ${id} and c.article_id = ${into} and r.id = ${into} and c.key = own.key
        and c.id > own.id and c.address is distinct from r.url`)
    changed(`article:${id}`, `article:${into}`)
  })
}

export type Addresses = {
  addresses: { address: string; main: boolean }[]
  /** Articles that are other addresses of this one. */
  joined: { id: number; title: string; url: string | null }[]
}

/** Every address under which an article was met, the main one first, and what was joined into it; at most 200 of each. Errors: Forbidden. */
export async function addressesOf(actor: Actor, id: number): Promise<Addresses> {
  mayRead(actor)
  const addresses = await db().execute<Addresses['addresses'][number]>(sql`
    select a.address, a.address is not distinct from r.url as main
    from article_addresses a join articles r on r.id = a.article_id
    where a.article_id = ${id} order by 2 desc, a.id limit 200`)
  const joined = await db().execute<Addresses['joined'][number]>(sql`
    select id, title, url from articles where joined_into = ${id} order by id limit 200`)
  return { addresses: [...addresses], joined: [...joined] }
}
