import { sql } from 'drizzle-orm'
import { readCursor } from '../lib/front'
import { paragraphs, type Paragraph } from '../lib/paragraphs'
import type { Actor } from '../lib/permissions'
import type { AnchorOutcome, AnchorState, Page, QuoteKind, Selector, Stance, State } from '../lib/record'
import type { InParagraph, Repair } from '../lib/repair-view'
import { words } from '../lib/spans'
import { db, type Database, type Transaction } from './connection'
import { dayOf } from './version-days'
import { found, mayRead } from './write'

export type RepairLine = {
  id: number
  title: string
  publisher: string | null
  /** Places that nobody has decided on. */
  open: number
  version: number
  /** The day of that version, yyyy-mm-dd. */
  on: string
  sample: boolean
}

/** Articles whose newest version leaves places to decide, the last brought in first; at most 50 a page. Errors: Forbidden. */
export async function toRepair(actor: Actor, { after }: { after?: string } = {}): Promise<Page<RepairLine>> {
  mayRead(actor)
  const before = after ? readCursor(after)?.id : undefined
  const rows = await db().execute<RepairLine>(sql`
    select r.id, r.title, p.name as publisher, r.to_repair as open, r.sample, v.number as version, v.on
    from articles r
    left join publishers p on p.id = r.publisher_id
    cross join lateral (
      select n.number, ${dayOf(sql`n`)} as on from article_versions n
      where n.article_id = r.id order by n.number desc limit 1) as v
    where r.to_repair > 0 ${before ? sql`and r.id < ${before}` : sql``}
    order by r.id desc limit 51`)
  const lines = rows.slice(0, 50)
  return { lines, next: rows.length > 50 ? `none_${lines.at(-1)!.id}` : null }
}

type Row = {
  id: number
  version: number
  outcome: AnchorOutcome
  state: AnchorState
  score: number | null
  own: Selector[]
  content: Selector[]
  candidate: Selector[]
  first: number
  claim: string
  source: string | null
  stance: Stance
  kind: QuoteKind
  public: State
  decidedBy: string | null
}

/**
 * The places in the newest version of an article that are open, or that an editor has decided on, at most 500.
 * Errors: Forbidden, NotFound.
 */
export async function repairOf(actor: Actor, articleId: number): Promise<Repair> {
  mayRead(actor)
  return readRepair(db(), articleId)
}

/** The same inside a write. */
export async function readRepair(on: Database | Transaction, articleId: number): Promise<Repair> {
  const [head] = await on.execute<
    Omit<Repair, 'text' | 'items'> & Omit<Repair['text'], 'words'> & Texted
  >(sql`
    select r.id, r.title, p.name as publisher, r.language, v.id as "versionId", v.number, v.text, ${dayOf(sql`v`)} as on
    from articles r join article_versions v on v.article_id = r.id left join publishers p on p.id = r.publisher_id
    where r.id = ${articleId} order by v.number desc limit 1`)
  const { versionId, number, text, on: day, ...article } = found(head, 'article')
  const rows = await on.execute<Row>(sql`
    select n.id, n.version, n.outcome, n.state, n.score, a.content as own, n.content, n.candidate,
      a.version_id as first, c.wording as claim, s.name as source, u.stance, a.kind, a.state as public,
      d.name as "decidedBy"
    from anchors n join attestations a on a.id = n.attestation_id
    join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
    left join sources s on s.id = u.source_id left join users d on d.id = n.decided_by
    where n.version_id = ${versionId} and n.state <> 'kept' and a.state <> 'withdrawn'
    order by a.version_id desc, (a.content -> 0 ->> 'start')::int, n.id limit 500`)
  const texts = await textsOf(on, [...new Set(rows.map((row) => row.first))])
  const newest = parted(text)
  return {
    ...article,
    text: { versionId, number, on: day, words: text ?? '' },
    items: rows.map(({ own, content, candidate, first, ...row }) => {
      const place = content.length || row.state === 'gone' ? content : candidate
      const stood = texts.get(first)!
      return {
        ...row,
        words: words(own),
        first: { number: stood.number, on: stood.on, ...inParagraphs(stood, own) },
        now: place.length ? inParagraphs(newest, place) : null,
        place: place.map(({ start, end }) => ({ start, end })),
      }
    }),
  }
}

type Texted = { text: string | null }
type Parted = Texted & { paragraphs: Paragraph[] }
const parted = (text: string | null): Parted => ({ text, paragraphs: text === null ? [] : paragraphs(text) })

async function textsOf(on: Database | Transaction, versions: number[]) {
  if (!versions.length) return new Map<number, Parted & { number: number; on: string }>()
  const rows = await on.execute<{ id: number; number: number; on: string } & Texted>(sql`
    select v.id, v.number, v.text, ${dayOf(sql`v`)} as on from article_versions v where v.id in ${versions}`)
  return new Map([...rows].map(({ id, text, ...row }) => [id, { ...row, ...parted(text) }]))
}

/** The paragraphs that the words stand in, whole; where the text is not held the words with their neighbours. */
function inParagraphs({ text, paragraphs }: Parted, content: Selector[]): InParagraph {
  const [first, last] = [content[0]!, content.at(-1)!]
  if (text === null) {
    const alone = `${first.prefix}${words(content)}${last.suffix}`
    return {
      text: alone,
      content: [{ start: first.prefix.length, end: alone.length - last.suffix.length }],
    }
  }
  const from = paragraphs.findLast((one) => one.start <= first.start)?.start ?? 0
  const to = paragraphs.find((one) => one.end >= last.end)?.end ?? text.length
  return {
    text: text.slice(from, to),
    content: content.map(({ start, end }) => ({ start: start - from, end: end - from })),
  }
}
