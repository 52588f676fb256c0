import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { around, joined } from '../lib/excerpt'
import { paragraphs } from '../lib/paragraphs'
import type { ChainStep, Passage, QuoteKind, Selector } from '../lib/record'
import { words, type Piece } from '../lib/spans'
import { textFragment } from '../lib/text-fragment'
import { wordDiff } from '../lib/version-diff'
import { namedChain } from './chains'
import { db } from './connection'
import type { Standing } from './standing'

/** A public attestation with what is known of its article, as `passageView` takes it. */
export type Printed = {
  id: number
  kind: QuoteKind
  content: Selector[]
  cue: Selector[]
  mention: Selector[]
  chain: ChainStep[]
  /** The version that it was recorded in, and its number; the number of the newest. */
  version: number
  number: number
  newest: number
  excerpts: boolean
  article: number
  title: string
  language: string
  url: string | null
  archive: string | null
  published_on: string | null
  publisher: string | null
  publisher_id: number | null
} & Standing

/** The columns of Printed, of attestations `a` with versions `v`, articles `r` and publishers `p`; the rest is `standing`'s. */
export const printedColumns = sql`
  a.id, a.kind, a.content, a.cue, a.mention, ${namedChain(sql`a.chain`)} as chain, a.version_id as version, v.number,
  (select max(n.number) from article_versions n where n.article_id = r.id) as newest,
  coalesce(r.rights, p.rights, (select text_rights from settings)) = 'excerpts' as excerpts,
  r.id as article, r.title, r.language, r.url, r.archive_url as archive, r.published_on, p.name as publisher, p.id as publisher_id,
  stands.state, stands.standing, stands.as_printed, stands.since, stands.since_on`

type Text = { words: string; paragraphs: Piece[] }

/** The texts of these versions with their paragraphs, each read and parted once; none for a text that is not held. */
export async function textsOf(versions: number[]): Promise<Map<number, Text>> {
  if (!versions.length) return new Map()
  const rows = await db().execute<{ id: number; text: string | null }>(sql`
    select id, text from article_versions where id in ${versions}`)
  return new Map(
    rows.flatMap(({ id, text }) =>
      text === null ? [] : [[id, { words: text, paragraphs: paragraphs(text) }]],
    ),
  )
}

/** A passage as readers see it: as first printed, and what the article made of it since. */
export function passageView(row: Printed, text: Text | null): Passage {
  const gone = row.state === 'gone'
  const [stands] = row.standing?.length ? row.standing : row.content
  const { exact, prefix, suffix } = stands!
  return {
    id: row.id,
    ...inParagraphs(row, text),
    kind: row.kind,
    chain: row.chain,
    language: row.language,
    version: row.number,
    current: row.number === row.newest,
    change: changeOf(row),
    article: {
      id: row.article,
      title: row.title,
      address: address(row.article, row.title),
      publishedOn: row.published_on,
      publisher: row.publisher,
      publisherId: row.publisher_id,
      archive: row.archive,
    },
    original: row.url && !gone ? textFragment(row.url, exact, prefix, suffix) : null,
  }
}

const plain = (selectors: Selector[]) => words(selectors).replace(/\s+/g, ' ').trim()

function changeOf({ state, standing, as_printed, since, since_on, content }: Printed): Passage['change'] {
  if (!state || since === null || since_on === null) return null
  if (state === 'gone') return { on: since_on, version: since, runs: null }
  if (as_printed) return null
  const [before, after] = [plain(content), plain(standing)]
  return before === after ? null : { on: since_on, version: since, runs: wordDiff(before, after) }
}

/** The words in the paragraphs that they stand in; where the text is not held, with the words beside them. */
export function inParagraphs(
  { content, cue, mention, excerpts }: Pick<Printed, 'content' | 'cue' | 'mention' | 'excerpts'>,
  text: Text | null,
) {
  if (!text) {
    const [first, last] = [content[0]!, content.at(-1)!]
    const alone = `${first.prefix}${words(content)}${last.suffix}`
    const mark = {
      start: first.prefix.length,
      end: alone.length - last.suffix.length,
      as: 'content' as const,
    }
    return { text: alone, marks: [mark], paragraph: null }
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
