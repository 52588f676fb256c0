import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { around, joined } from '../lib/excerpt'
import { paragraphs } from '../lib/paragraphs'
import type {
  DateBasis,
  Passage,
  QuoteKind,
  Selector,
  SourceKind,
  Stance,
  UtteranceView,
} from '../lib/record'
import { words, type Piece } from '../lib/spans'
import { textFragment } from '../lib/text-fragment'
import { db } from './connection'
import { sourceRef } from './statement-lines'

type Row = {
  id: number
  stance: Stance
  source_id: number
  source_name: string
  source_kind: SourceKind
  behind_id: number | null
  behind_name: string
  behind_kind: SourceKind
  capacity: string | null
  channel: string | null
  said_on: string
  said_wording: string | null
  said_basis: DateBasis
  recorded_on: string
}

type Printed = {
  id: number
  utterance_id: number
  kind: QuoteKind
  content: Selector[]
  cue: Selector[]
  mention: Selector[]
  version: number
  excerpts: boolean
  article: number
  title: string
  language: string
  url: string | null
  published_on: string | null
  publisher: string | null
}

/** The public utterances of a claim, newest first, each with its passages; at most 500 and 2000. */
export async function utterancesOf(claim: number): Promise<UtteranceView[]> {
  const said = await db().execute<Row>(sql`
    select u.id, u.stance, u.capacity, u.channel, u.said_on, u.said_wording, u.said_basis,
      to_char(u.created_at at time zone 'UTC', 'YYYY-MM-DD') as recorded_on,
      s.id as source_id, s.name as source_name, s.kind as source_kind,
      f.id as behind_id, f.name as behind_name, f.kind as behind_kind
    from utterances u join sources s on s.id = u.source_id left join sources f on f.id = u.speaks_for_id
    where u.claim_id = ${claim} and u.public
    order by u.said_to desc, u.id desc limit 500`)
  const printed = await db().execute<Printed>(sql`
    select a.id, a.utterance_id, a.kind, a.content, a.cue, a.mention, a.version_id as version,
      coalesce(r.rights, p.rights, 'excerpts') = 'excerpts' as excerpts,
      r.id as article, r.title, r.language, r.url, r.published_on, p.name as publisher
    from attestations a
    join utterances u on u.id = a.utterance_id
    join article_versions v on v.id = a.version_id
    join articles r on r.id = v.article_id
    left join publishers p on p.id = r.publisher_id
    where u.claim_id = ${claim} and u.public and a.public
    order by r.published_from, a.id limit 2000`)
  // One text may hold many of the passages: it is read and parted once.
  const texts = await textsOf([...new Set(printed.map((passage) => passage.version))])
  return said.map((row) => ({
    id: row.id,
    stance: row.stance,
    source: sourceRef(row.source_id, row.source_name, row.source_kind),
    speaksFor: row.behind_id ? sourceRef(row.behind_id, row.behind_name, row.behind_kind) : null,
    capacity: row.capacity,
    channel: row.channel,
    saidOn: row.said_on,
    wording: row.said_wording,
    basis: row.said_basis,
    recordedOn: row.recorded_on,
    passages: printed
      .filter((passage) => passage.utterance_id === row.id)
      .map((passage) => passageView(passage, texts.get(passage.version) ?? null)),
  }))
}

type Text = { words: string; paragraphs: Piece[] }

async function textsOf(versions: number[]): Promise<Map<number, Text>> {
  if (!versions.length) return new Map()
  const rows = await db().execute<{ id: number; text: string | null }>(sql`
    select id, text from article_versions where id in ${versions}`)
  return new Map(
    rows.flatMap(({ id, text }) =>
      text === null ? [] : [[id, { words: text, paragraphs: paragraphs(text) }]],
    ),
  )
}

function passageView(row: Printed, text: Text | null): Passage {
  const first = row.content[0]!
  return {
    id: row.id,
    ...shown(row, text),
    kind: row.kind,
    language: row.language,
    article: {
      id: row.article,
      title: row.title,
      address: address(row.article, row.title),
      publishedOn: row.published_on,
      publisher: row.publisher,
    },
    original: row.url ? textFragment(row.url, first.exact, first.prefix, first.suffix) : null,
  }
}

/** The words in the paragraphs that they stand in; where the text is not held, with the words beside them. */
function shown({ content, cue, mention, excerpts }: Printed, text: Text | null) {
  if (!text) {
    const [first, last] = [content[0]!, content.at(-1)!]
    const alone = `${first.prefix}${words(content)}${last.suffix}`
    const mark = {
      start: first.prefix.length,
      end: alone.length - last.suffix.length,
      as: 'content' as const,
    }
    return { text: alone, marks: [mark], paragraph: 1 }
  }
  const touched = text.paragraphs.filter((paragraph) =>
    content.some((piece) => piece.start < paragraph.end && piece.end > paragraph.start),
  )
  const marks = (['content', 'cue', 'mention'] as const).flatMap((as) =>
    ({ content, cue, mention })[as].map(({ start, end }) => ({ start, end, as })),
  )
  const parts = touched.flatMap((paragraph) =>
    excerpts ? around(text.words, paragraph, content) : [paragraph],
  )
  return {
    ...joined(text.words, parts, marks),
    paragraph: text.paragraphs.indexOf(touched[0]!) + 1,
  }
}
