import { sql, type SQL } from 'drizzle-orm'
import { cursor } from '../lib/front'
import type { SourceKind, SourceLine, Statement } from '../lib/record'
import type { Narrowing } from '../lib/search-state'
import { place } from './claims'
import { db } from './connection'
import { conditionsOf, queryOf } from './search-filter'
import { sourceRef, statementLines } from './statement-lines'

/** A hit: the statement, and where the words stand in print a line of them with the words found marked. */
export type Hit = Statement & { snippet: { text: string; hit: boolean }[] | null }
export type Hits = { lines: Hit[]; count: number; more: boolean; next: string | null }

const MOST = 1000
const PAGE = 20
// Characters that no text of the record holds: it refuses control characters.
const OPEN = '\u0002'
const CLOSE = '\u0003'

/** Public statements that the state of a search asks for, newest said first. The count stops at 1000, which `more` tells. */
export async function searchStatements(state: Narrowing, { after }: { after?: string } = {}): Promise<Hits> {
  const from = place(after, 'day')
  const query = await queryOf(state)
  const conditions = conditionsOf(state, query)
  const keyset = from ? sql`and (d.said_to, d.utterance_id) < (${from.key}::date, ${from.id})` : sql``
  const [counted] = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from (select from search_documents d where ${conditions} limit ${MOST + 1}) as capped`,
  )
  const count = counted?.count ?? 0
  // Few are found first and sorted then; of many the newest are near the head of the index of days.
  const few = sql`with found as materialized (select d.utterance_id, d.said_to from search_documents d where ${conditions})
    select d.utterance_id as id from found d where true ${keyset}
    order by d.said_to desc, d.utterance_id desc limit ${PAGE + 1}`
  const many = sql`select d.utterance_id as id from search_documents d where ${conditions} ${keyset}
    order by d.said_to desc, d.utterance_id desc limit ${PAGE + 1}`
  const lines = await statementLines(count > MOST ? many : few)
  const shown = lines.slice(0, PAGE)
  const snippets = query
    ? await snippetsOf(
        shown.map((line) => line.id),
        query,
      )
    : new Map<number, Hit['snippet']>()
  const last = shown.at(-1)
  return {
    lines: shown.map((line) => ({ ...line, snippet: snippets.get(line.id) ?? null })),
    count: Math.min(count, MOST),
    more: count > MOST,
    next: last && lines.length > PAGE ? cursor(last.saidTo, last.id) : null,
  }
}

async function snippetsOf(utterances: number[], query: SQL): Promise<Map<number, Hit['snippet']>> {
  if (!utterances.length) return new Map()
  const options = `StartSel=${OPEN}, StopSel=${CLOSE}, MaxWords=30, MinWords=12, ShortWord=0, MaxFragments=1`
  const rows = await db().execute<{ id: number; line: string }>(sql`
    select distinct on (a.utterance_id) a.utterance_id as id,
      ts_headline(record_config(r.language), span_words(a.content), ${query}, ${options}) as line
    from attestations a join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
    where a.utterance_id in ${utterances} and a.public
      and to_tsvector(record_config(r.language), span_words(a.content)) @@ ${query}
    order by a.utterance_id, a.id`)
  return new Map(rows.map((row) => [row.id, marked(row.line)]))
}

function marked(line: string): { text: string; hit: boolean }[] {
  return line
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

/** Sources whose names are spelled nearly so, for a search that found nothing; at most 5. */
export async function nearestSpellings(q: string): Promise<SourceLine[]> {
  const rows = await db().execute<{
    id: number
    name: string
    kind: SourceKind
    description: string | null
    utterances: number
    sample: boolean
  }>(sql`
    select s.id, s.name, s.kind, s.description, s.public_utterances as utterances, s.sample
    from sources s
    where plain(s.name) % plain(${q.slice(0, 100)}) and s.public_utterances > 0
    order by similarity(plain(s.name), plain(${q.slice(0, 100)})) desc, s.public_utterances desc, s.id limit 5`)
  return rows.map(({ id, name, kind, ...row }) => ({ ...sourceRef(id, name, kind), ...row, role: null }))
}
