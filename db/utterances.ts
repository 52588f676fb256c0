import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
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
import { words } from '../lib/spans'
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
  text: string | null
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
    select a.id, a.utterance_id, a.kind, a.content, a.cue, a.mention, v.text,
      r.id as article, r.title, r.language, r.url, r.published_on, p.name as publisher
    from attestations a
    join utterances u on u.id = a.utterance_id
    join article_versions v on v.id = a.version_id
    join articles r on r.id = v.article_id
    left join publishers p on p.id = r.publisher_id
    where u.claim_id = ${claim} and u.public and a.public
    order by r.published_from, a.id limit 2000`)
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
    passages: printed.filter((passage) => passage.utterance_id === row.id).map(passageView),
  }))
}

function passageView(row: Printed): Passage {
  const { content, cue, mention } = row
  const first = content[0]!
  const last = content.at(-1)!
  const inText = excerpt(row.text, first.start, last.end)
  const text = inText?.text ?? `${first.prefix}${words(content)}${last.suffix}`
  const marks = inText
    ? [
        ...content.map((piece) => ({ ...piece, as: 'content' as const })),
        ...cue.map((piece) => ({ ...piece, as: 'cue' as const })),
        ...mention.map((piece) => ({ ...piece, as: 'mention' as const })),
      ]
        .map(({ start, end, as }) => ({ start: start - inText.start, end: end - inText.start, as }))
        .filter((mark) => mark.start >= 0 && mark.end <= text.length)
        .sort((a, b) => a.start - b.start)
    : [{ start: first.prefix.length, end: text.length - last.suffix.length, as: 'content' as const }]
  return {
    id: row.id,
    text,
    marks,
    kind: row.kind,
    language: row.language,
    paragraph: inText?.number ?? 1,
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

/** The paragraphs that a range touches, as one text, with the number of the first. */
function excerpt(text: string | null, start: number, end: number) {
  if (text === null) return null
  const all = paragraphs(text)
  const touched = all.filter((paragraph) => paragraph.start < end && paragraph.end > start)
  const [head] = touched
  const tail = touched.at(-1)
  if (!head || !tail) return null
  return { text: text.slice(head.start, tail.end), start: head.start, number: all.indexOf(head) + 1 }
}
