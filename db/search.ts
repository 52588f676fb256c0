import { sql, type SQL } from 'drizzle-orm'
import { cursor } from '../lib/front'
import type { SourceKind, SourceLine, Statement } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { sourceRef, statementLines } from './statement-lines'

/** A hit: the statement, and where the words stand in print a line of them with the words found marked. */
export type Hit = Statement & { snippet: { text: string; hit: boolean }[] | null }
export type Hits = { lines: Hit[]; count: number; more: boolean; next: string | null }

const MOST = 1000
const PAGE = 20
// Characters that no text of the record holds: it refuses control characters.
const OPEN = '\u0002'
const CLOSE = '\u0003'

/** Ids of public utterances whose claim, printed words or source hold all the words. */
const matching = (query: SQL, names: string): SQL => sql`
  select u.id, u.said_to from utterances u join claims c on c.id = u.claim_id
    where u.public and c.search @@ ${query}
  union select u.id, u.said_to from attestations a join utterances u on u.id = a.utterance_id
    where a.public and a.search @@ ${query}
  union select u.id, u.said_to from sources s join utterances u on u.source_id = s.id
    where u.public and length(${names}) > 2 and plain(s.name) like '%' || plain(${names}) || '%'
  union select u.id, u.said_to from source_names n join utterances u on u.source_id = n.source_id
    where u.public and length(${names}) > 2 and plain(n.name) = plain(${names})`

/** Text as a pattern of `like` that matches itself. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/**
 * Public statements whose claim, printed words or source hold the words, newest said first. Quotation marks,
 * `or` and `-` work as in Postgres' websearch_to_tsquery. The count stops at 1000, which `more` tells.
 */
export async function searchStatements(q: string, { after }: { after?: string } = {}): Promise<Hits> {
  const from = place(after, 'day')
  const words = q.slice(0, 200)
  const query = sql`websearch_to_tsquery('record_english', ${words})`
  const keyset = from ? sql`where (said_to, id) < (${from.key}::date, ${from.id})` : sql``
  const found = matching(query, literal(words))
  const [counted] = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from (select from (${found}) as f limit ${MOST + 1}) as capped`,
  )
  const count = counted?.count ?? 0
  const lines = await statementLines(sql`
    with found as materialized (${found})
    select id from found ${keyset} order by said_to desc, id desc limit ${PAGE + 1}`)
  const shown = lines.slice(0, PAGE)
  const snippets = await snippetsOf(
    shown.map((line) => line.id),
    query,
  )
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
      ts_headline('record_english', span_words(a.content), ${query}, ${options}) as line
    from attestations a
    where a.utterance_id in ${utterances} and a.public and a.search @@ ${query}
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
