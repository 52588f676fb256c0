import { sql } from 'drizzle-orm'
import type { Narrowing } from '../lib/search-state'
import { db } from './connection'
import { anyWordOf } from './search-filter'

/** Text in parts; a hit is a word that was sought. */
export type Part = { text: string; hit: boolean }
/** The claim, the source's name and a line of the words as printed, each only where it holds a word that was sought. */
export type Marks = { wording: Part[] | null; name: Part[] | null; snippet: Part[] | null }

export const unmarked: Marks = { wording: null, name: null, snippet: null }

// Characters that no text of the record holds: it refuses control characters.
const OPEN = '\u0002'
const CLOSE = '\u0003'
const marks = `StartSel=${OPEN}, StopSel=${CLOSE}`
const whole = `${marks}, HighlightAll=true`
const line = `${marks}, MaxWords=30, MinWords=12, ShortWord=0, MaxFragments=1`

/** Where the words of a search stand in these public utterances; inside quotation marks only, where it asks for that. */
export async function marksOf(utterances: number[], state: Narrowing): Promise<Map<number, Marks>> {
  const query = await anyWordOf(state)
  if (!query || !utterances.length) return new Map()
  const words = state.quoted ? sql`quoted_words(a.kind, a.content)` : sql`span_words(a.content)`
  const other = state.quoted
    ? sql``
    : sql`, (select ts_headline(record_config(c.language), c.wording, ${query}, ${whole})
          from claims c where c.id = u.claim_id) as wording,
        (select ts_headline('record_simple', s.name, ${query}, ${whole})
          from sources s where s.id = u.source_id) as name`
  const rows = await db().execute<Record<keyof Marks, string | null> & { id: number }>(sql`
    select u.id, case when starts_with(told.words, cut.bare) then '' else '… ' end || cut.line
      || case when right(told.words, length(cut.bare)) = cut.bare then '' else ' …' end as snippet ${other}
    from utterances u
    left join lateral (
      select told.* from attestations a join article_versions v on v.id = a.version_id
        join articles r on r.id = v.article_id
      cross join lateral (select record_config(r.language) as config, ${words} as words) as told
      where a.utterance_id = u.id and a.public and to_tsvector(told.config, told.words) @@ ${query}
      order by ts_rank(to_tsvector(told.config, told.words), ${query}) desc, a.id limit 1) as told on true
    left join lateral (select ts_headline(told.config, told.words, ${query}, ${line}) as line offset 0) as made on true
    left join lateral (select made.line, translate(made.line, ${OPEN + CLOSE}, '') as bare offset 0) as cut on true
    where u.id in ${utterances}`)
  return new Map(
    rows.map(({ id, wording, name, snippet }) => [
      id,
      { wording: parts(wording), name: parts(name), snippet: parts(snippet) },
    ]),
  )
}

function parts(text: string | null | undefined): Part[] | null {
  if (!text?.includes(OPEN)) return null
  return text
    .split(OPEN)
    .flatMap((part, index) => {
      const [hit = '', ...rest] = index ? part.split(CLOSE) : ['', part]
      return [
        { text: hit, hit: true },
        { text: rest.join(''), hit: false },
      ]
    })
    .filter((part) => part.text)
}
