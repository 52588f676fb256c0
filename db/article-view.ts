import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import type { Note } from '../lib/article-view'
import { around, joined } from '../lib/excerpt'
import { paragraphs } from '../lib/paragraphs'
import type { AnchorState, ArticleView, Selector, SourceKind, Stance, TextRights } from '../lib/record'
import { versionsOf } from './article-versions'
import { db } from './connection'
import { passageView, printedColumns, textsOf, type Printed } from './printed'
import { sourceRef } from './source-lines'
import { standing } from './standing'

type Head = {
  title: string
  byline: string | null
  url: string | null
  archive: string | null
  language: string
  published_on: string | null
  rights: TextRights
  publisher: string | null
  publisherId: number | null
  sample: boolean
  version: number
  newest: number
  text: string | null
}

type Spans = { content: Selector[]; cue: Selector[]; mention: Selector[] }
type Row = Printed & {
  /** The place in the version shown; null where the passage was recorded in it. */
  here: (Spans & { state: AnchorState }) | null
  utterance: number
  claim: number
  wording: string
  stance: Stance
  source: number
  source_name: string
  source_kind: SourceKind
  said_on: string
}

/**
 * What is public of an article: its passages in the paragraphs of its newest version, or of the one of this number,
 * each with its claim. Null where none is public, or there is no such version.
 */
export async function publishedArticle(id: number, number?: number): Promise<ArticleView | null> {
  const [head] = await db().execute<Head & { id: number }>(sql`
    select r.title, r.byline, r.url, r.archive_url as archive, r.language, r.published_on, r.sample, p.name as publisher,
      p.id as "publisherId",
      coalesce(r.rights, p.rights, (select text_rights from settings)) as rights, v.id, v.number as version, v.text,
      (select max(n.number) from article_versions n where n.article_id = r.id) as newest
    from articles r
    join article_versions v on v.article_id = r.id
    left join publishers p on p.id = r.publisher_id
    where r.id = ${id} and r.public_passages > 0 ${number === undefined ? sql`` : sql`and v.number = ${number}`}
    order by v.number desc limit 1`)
  if (!head) return null
  const rows = await db().execute<Row>(sql`
    select ${printedColumns}, u.id as utterance, c.id as claim, c.wording, u.stance,
      s.id as source, s.name as source_name, s.kind as source_kind, u.said_on,
      case when h.id is not null then json_build_object('content', h.content, 'cue', h.cue, 'mention', h.mention,
        'state', h.state) end as here
    from article_versions v join attestations a on a.version_id = v.id
    join articles r on r.id = v.article_id left join publishers p on p.id = r.publisher_id
    join utterances u on u.id = a.utterance_id
    join claims c on c.id = u.claim_id join sources s on s.id = u.source_id
    left join anchors h on h.attestation_id = a.id and h.version_id = ${head.id}
    ${standing}
    where v.article_id = ${id} and v.number <= ${head.version} and a.public
    order by a.id limit 2000`)
  const first = (spans: Spans) => spans.content[0]?.start ?? 0
  const stood = [...rows]
    .flatMap((row) => placeIn(row, head.version) ?? [])
    .sort((one, other) => first(one.spans) - first(other.spans) || one.row.id - other.row.id)
  const placed = new Set(stood.map(({ row }) => row.id))
  const rest = head.version === head.newest ? rows.filter((row) => !placed.has(row.id)) : []
  const notes = notesOf([...stood.map(({ row }) => row), ...rest])
  const texts = await textsOf([...new Set(rest.map((row) => row.version))])
  const { published_on: publishedOn, id: _, text, newest, ...known } = head
  return {
    id,
    ...known,
    publishedOn,
    current: head.version === newest,
    address: address(id, head.title),
    versions: await versionsOf(id, head.rights),
    ...excerpts(
      text,
      stood.map(({ spans }) => spans),
      head.rights,
    ),
    notes: notes.slice(0, stood.length),
    unplaced: rest.map((row, at) => ({
      note: notes[stood.length + at]!,
      passage: passageView(row, texts.get(row.version) ?? null),
    })),
    tags: [...new Set(notes.flatMap((note) => [`claim:${note.claim.id}`, `source:${note.source.id}`]))],
  }
}

/** A passage with its words in the version of this number; nothing where they do not stand there, or it is open. */
function placeIn(row: Row, version: number): { row: Row; spans: Spans } | null {
  if (row.number === version) return { row, spans: row }
  const { here } = row
  return here?.content.length && here.state !== 'open' ? { row, spans: here } : null
}

function notesOf(rows: Row[]): Note[] {
  const firstNote = new Map<number, number>()
  return rows.map((row, index) => {
    const number = index + 1
    const sameAs = firstNote.get(row.utterance) ?? null
    if (!sameAs) firstNote.set(row.utterance, number)
    return {
      number,
      attestation: row.id,
      claim: { id: row.claim, wording: row.wording, address: address(row.claim, row.wording) },
      stance: row.stance,
      source: sourceRef(row.source, row.source_name, row.source_kind),
      saidOn: row.said_on,
      sameAs,
    }
  })
}

/** The paragraphs that readers may see, with the marks that lie in them, numbered as the notes. */
function excerpts(text: string | null, printed: Spans[], rights: TextRights) {
  if (text === null) return { paragraphs: [], paragraphCount: null }
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
