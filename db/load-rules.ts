import type { TransactionSql } from 'postgres'
import { z } from 'zod'
import { readEdtf } from '../lib/dates'
import type { DumpName } from '../lib/dump-tables'
import { Conflict } from '../lib/errors'
import { chainKinds } from '../lib/record'

/**
 * What triggers and doors ask of each row as it is written, asked at once of all that a dump brought in; constraints
 * have been asked by then.
 */
type Rule = { table: DumpName; why: string } & ({ where: string } | { rows: string })

const kindOf = (column: string) => `(select s.kind::text from sources s where s.id = t.${column})`

/** Rows that lead on in a circle: from none that ends are they reached. */
const circle = (table: DumpName, column: string, why: string): Rule => ({
  ...{ table, why },
  rows: `with recursive ends (id) as (
      select id from ${table} where ${column} is null
      union all select n.id from ${table} n join ends on n.${column} = ends.id)
    select t.id from ${table} t where not exists (select from ends where ends.id = t.id)`,
})

const rules: Rule[] = [
  ...(['publishers', 'topics', 'sources', 'claims'] as const).map((table) =>
    circle(table, 'merged_into', 'it is merged into itself, by way of others'),
  ),
  circle('topics', 'parent_id', 'it is a narrower topic of itself, by way of others'),
  { table: 'roles', where: `${kindOf('source_id')} <> 'person'`, why: 'only a person holds a role' },
  {
    table: 'roles',
    where: `${kindOf('organisation_id')} in ('person', 'unnamed')`,
    why: 'a role is held at an organisation',
  },
  {
    table: 'article_versions',
    where: `encode(sha256(convert_to(t.text, 'UTF8')), 'hex') <> t.hash`,
    why: 'its hash is that of another text',
  },
  { table: 'claims', where: `t.state = 'draft'`, why: 'it is a draft' },
  {
    table: 'claims',
    where: `t.state = 'published' and not exists (select from utterances u where u.claim_id = t.id)`,
    why: 'it is public, and nobody says it',
  },
  {
    table: 'utterances',
    where: `(select c.state from claims c where c.id = t.claim_id) <> 'published'`,
    why: 'its claim is not public',
  },
  {
    table: 'utterances',
    where: 't.source_id is null or t.said_on is null',
    why: 'it has no source or no day',
  },
  {
    table: 'utterances',
    where: `${kindOf('speaks_for_id')} not in ('organisation', 'group')`,
    why: 'one speaks for an organisation or a group',
  },
  {
    table: 'utterances',
    where: 'not exists (select from attestations a where a.utterance_id = t.id)',
    why: 'no article reports it',
  },
  { table: 'attestations', where: `t.content = '[]'`, why: 'it has no words' },
  {
    table: 'anchors',
    where: `not exists (
      select from attestations a
        join article_versions first on first.id = a.version_id
        join article_versions v on v.article_id = first.article_id and v.number > first.number
      where a.id = t.attestation_id and v.id = t.version_id)`,
    why: 'it is in no later version of the article',
  },
  // Histories and the changes take the rows of then apart by their columns.
  {
    table: 'revisions',
    where: `jsonb_typeof(t.before) <> 'object' or jsonb_typeof(t.after) <> 'object'`,
    why: 'it holds what is no row',
  },
]

/** Places in texts, with the words where a text is held; of a text of as many characters as units none is converted. */
const spansLie = `do $$
declare
  version record;
  place record;
  words text;
  at text;
begin
  for version in select id, text, length from article_versions loop
    words := case when length(version.text) = version.length then version.text || '' else utf16(version.text) end;
    for place in select id, content, cue, mention from attestations where version_id = version.id loop
      at := 'attestations ' || place.id;
      perform check_span(place.content, words, version.length, 'content', 20);
      perform check_span(place.cue, words, version.length, 'cue', 5);
      perform check_span(place.mention, words, version.length, 'mention', 5);
    end loop;
    for place in select id, content, cue, mention, candidate from anchors where version_id = version.id loop
      at := 'anchors ' || place.id;
      perform check_span(place.content, words, version.length, 'content', 20);
      perform check_span(place.cue, words, version.length, 'cue', 5);
      perform check_span(place.mention, words, version.length, 'mention', 5);
      perform check_span(place.candidate, words, version.length, 'candidate', 20);
    end loop;
  end loop;
exception when check_violation or data_exception then
  raise exception '%: %', at, sqlerrm;
end $$`

const dated: [table: DumpName, column: string, bounds: string][] = [
  ['source_names', 'held', 'held'],
  ['roles', 'held', 'held'],
  ['organisation_parents', 'held', 'held'],
  ['articles', 'published_on', 'published'],
  ['utterances', 'said_on', 'said'],
]

const step = z.object({
  kind: z.enum(chainKinds),
  name: z.string().max(200).nullish(),
  publisherId: z.int().nullish(),
})

/** Asks all of them. Errors: Conflict with the table, the row and the reason. */
export async function askRules(tx: TransactionSql): Promise<void> {
  for (const { table, why, ...rule } of rules) {
    const rows = 'rows' in rule ? rule.rows : `select t.id from ${table} t where ${rule.where}`
    const [row] = await tx.unsafe<{ id: number }[]>(`${rows} limit 1`)
    if (row) throw refused(table, row.id, why)
  }
  await tx.unsafe(spansLie).catch((error: Error) => Promise.reject(new Conflict(error.message)))
  for (const each of dated) await askDays(tx, ...each)
  const chains = tx<{ id: number; chain: string }[]>`
    select min(id) as id, chain::text from attestations where chain <> '[]' group by chain`
  for await (const rows of chains.cursor(1000))
    for (const { id, chain } of rows)
      if (!z.array(step).safeParse(JSON.parse(chain)).success)
        throw refused('attestations', id, 'its chain is none')
}

/** Days as readEdtf has them, with their bounds. Plain ones, which are most, Postgres knows itself. */
async function askDays(tx: TransactionSql, table: DumpName, column: string, bounds: string): Promise<void> {
  type Days = { id: number; edtf: string | null; from: string | null; to: string | null }
  const [on, from, to] = [column, `${bounds}_from`, `${bounds}_to`].map((name) => tx(name))
  const days = tx<Days[]>`
    select min(id) as id, ${on!} as edtf, ${from!}::text as "from", ${to!}::text as "to" from ${tx(table)}
    where num_nonnulls(${on!}, ${from!}, ${to!}) > 0
      and (${on!} = ${from!}::text and ${from!} = ${to!}
        and ${from!} between '1000-01-01' and '2999-12-31') is not true
    group by 2, 3, 4`
  for await (const rows of days.cursor(1000))
    for (const { id, edtf, ...told } of rows) {
      const read = edtf === null ? null : readEdtf(edtf)
      if (!read || read.edtf !== edtf || read.from !== told.from || read.to !== told.to)
        throw refused(
          table,
          id,
          `${JSON.stringify(edtf)?.slice(0, 80)} is no day from ${told.from} to ${told.to}`,
        )
    }
}

const refused = (table: DumpName, id: number, why: string) => new Conflict(`${table} ${id}: ${why}.`)
