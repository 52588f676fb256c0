import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { cursor } from '../lib/front'
import { around, joined } from '../lib/excerpt'
import { paragraphs } from '../lib/paragraphs'
import type { ArticleLine, ArticleView, Page, Selector, SourceKind, Stance, TextRights } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { sourceRef } from './statement-lines'

/** Articles with public passages, newest first, those of unknown day last; at most 50 a page. */
export async function publishedArticles({ after }: { after?: string } = {}): Promise<Page<ArticleLine>> {
  const from = place(after, 'dayOrNone')
  const day = from && from.key !== 'none' ? from.key : '-infinity'
  const keyset = from
    ? sql`and (coalesce(r.published_to, '-infinity'::date), r.id) < (${day}::date, ${from.id})`
    : sql``
  const rows = await db().execute<Omit<ArticleLine, 'address'> & { day: string | null }>(sql`
    select r.id, r.title, p.name as publisher, r.published_on as "publishedOn", r.published_to::text as day,
      r.public_passages as passages, r.sample
    from articles r left join publishers p on p.id = r.publisher_id
    where r.public_passages > 0 ${keyset}
    order by coalesce(r.published_to, '-infinity'::date) desc, r.id desc limit 51`)
  const shown = rows.slice(0, 50)
  const last = shown.at(-1)
  return {
    lines: shown.map(({ day: _, ...row }) => ({ ...row, address: address(row.id, row.title) })),
    next: last && rows.length > 50 ? cursor(last.day, last.id) : null,
  }
}

type Head = {
  title: string
  byline: string | null
  url: string | null
  language: string
  published_on: string | null
  rights: TextRights
  publisher: string | null
  sample: boolean
  version: number
  text: string | null
}

type Printed = {
  content: Selector[]
  cue: Selector[]
  mention: Selector[]
  utterance: number
  claim: number
  wording: string
  stance: Stance
  source: number
  source_name: string
  source_kind: SourceKind
  said_on: string
}

/** What is public of an article: its passages in their paragraphs, each with its claim; null where none is. */
export async function publishedArticle(id: number): Promise<ArticleView | null> {
  const [head] = await db().execute<Head>(sql`
    select r.title, r.byline, r.url, r.language, r.published_on, r.sample, p.name as publisher,
      coalesce(r.rights, p.rights, 'excerpts') as rights, v.id as version, v.text
    from articles r
    join lateral (select id, text from article_versions where article_id = r.id order by number desc limit 1) v on true
    left join publishers p on p.id = r.publisher_id
    where r.id = ${id} and r.public_passages > 0`)
  if (!head) return null
  const versions = await db().execute<{ number: number; recordedOn: string; hash: string }>(sql`
    select number, hash, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as "recordedOn"
    from article_versions where article_id = ${id} order by number desc limit 100`)
  const printed = await db().execute<Printed>(sql`
    select a.content, a.cue, a.mention, u.id as utterance, c.id as claim, c.wording, u.stance,
      s.id as source, s.name as source_name, s.kind as source_kind, u.said_on
    from attestations a join utterances u on u.id = a.utterance_id
    join claims c on c.id = u.claim_id join sources s on s.id = u.source_id
    where a.version_id = ${head.version} and a.public
    order by (a.content -> 0 ->> 'start')::int, a.id limit 2000`)
  const firstNote = new Map<number, number>()
  const notes = printed.map((row, index) => {
    const number = index + 1
    const sameAs = firstNote.get(row.utterance) ?? null
    if (!sameAs) firstNote.set(row.utterance, number)
    return {
      number,
      claim: { id: row.claim, wording: row.wording, address: address(row.claim, row.wording) },
      stance: row.stance,
      source: sourceRef(row.source, row.source_name, row.source_kind),
      saidOn: row.said_on,
      sameAs,
    }
  })
  const { published_on: publishedOn, version: _, text, ...known } = head
  const tags = new Set(notes.flatMap((note) => [`claim:${note.claim.id}`, `source:${note.source.id}`]))
  return {
    id,
    ...known,
    publishedOn,
    address: address(id, head.title),
    versions: [...versions],
    ...excerpts(text ?? '', printed, head.rights),
    notes,
    tags: [...tags],
  }
}

/**
 * The article that this one is another address of, however often it was joined on; `address` is null while nothing
 * of that one is public. Null where it was not joined.
 */
export async function joinedTo(id: number): Promise<{ id: number; address: string | null } | null> {
  const [last] = await db().execute<{ id: number; title: string; public: boolean }>(sql`
    with recursive way as (
      select joined_into as id, 1 as step from articles where id = ${id} and joined_into is not null
      union all
      select r.joined_into, way.step + 1 from way join articles r on r.id = way.id
      where r.joined_into is not null and way.step < 20
    )
    select r.id, r.title, r.public_passages > 0 as public
    from way join articles r on r.id = way.id order by way.step desc limit 1`)
  return last ? { id: last.id, address: last.public ? address(last.id, last.title) : null } : null
}

/** The paragraphs that readers may see, with the marks that lie in them, numbered as the notes. */
function excerpts(text: string, printed: Printed[], rights: TextRights) {
  const spans = printed.flatMap((row, index) =>
    (['content', 'cue', 'mention'] as const).flatMap((as) =>
      row[as].map(({ start, end }) => ({ start, end, as, note: index + 1 })),
    ),
  )
  const all = paragraphs(text)
  const shown = all.flatMap((paragraph, index) => {
    const marks = spans.filter((span) => span.start < paragraph.end && span.end > paragraph.start)
    if (rights !== 'full' && !marks.some((mark) => mark.as === 'content')) return []
    const parts = rights === 'full' ? [paragraph] : around(text, paragraph, marks)
    return [{ number: index + 1, kind: paragraph.kind, ...joined(text, parts, marks) }]
  })
  return { paragraphs: shown, paragraphCount: all.length }
}
