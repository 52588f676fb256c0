import { columnsOf, type DumpName, type DumpType } from '../lib/dump-tables'
import { publicRevisions, likelyPublic } from './public-revisions'

type Rows = {
  /** From where and which, as SQL; the table as `t` where nothing is said. */
  from?: string
  where?: string
  order?: string
  /** Columns that are not the table's own. */
  as?: Record<string, string>
}

const named = (table: string) => ({
  from: `${table} t join public_${table} n on n.id = t.id`,
  name: 'case when n.named then t.name end',
  merged: `case when exists (select from public_${table} i where i.id = t.merged_into) then t.merged_into end`,
})
const [publishers, topics, sources] = [named('publishers'), named('topics'), named('sources')]
const ofShown = (column: string) =>
  `exists (select from sources s where s.id = t.${column} and s.public_utterances > 0)`
const published = (column: string) =>
  `exists (select from claims c where c.id = t.${column} and c.state = 'published')`
const outlet = `exists (select from articles r where r.publisher_id = t.id and r.public_passages > 0)`
const shownTopic = (id: string) => `exists (
  select from claim_topics ct join claims c on c.id = ct.claim_id where ct.topic_id = ${id} and c.state = 'published')`
const open = `t.state <> 'withdrawn'`

/** Which rows of each table are public, and what of them; the scratch tables of `scratch` are filled. */
const rows: Record<DumpName, Rows> = {
  settings: {},
  publishers: {
    from: publishers.from,
    as: {
      name: publishers.name,
      merged_into: publishers.merged,
      ...Object.fromEntries(
        ['host', 'country', 'description'].map((column) => [
          column,
          `case when ${outlet} then t.${column} end`,
        ]),
      ),
    },
  },
  topics: {
    from: topics.from,
    as: {
      name: topics.name,
      merged_into: topics.merged,
      parent_id: `case when n.named and ${shownTopic('t.parent_id')} then t.parent_id end`,
    },
  },
  sources: {
    from: sources.from,
    as: {
      name: sources.name,
      merged_into: sources.merged,
      description: 'case when t.public_utterances > 0 then t.description end',
      publisher_id: 'case when t.public_utterances > 0 then t.publisher_id end',
    },
  },
  source_names: { where: ofShown('source_id') },
  roles: { where: ofShown('source_id') },
  organisation_parents: { where: `${ofShown('source_id')} or ${ofShown('parent_id')}` },
  identifiers: { where: ofShown('source_id') },
  articles: { where: 't.public_passages > 0' },
  article_versions: {
    from: `article_versions t join articles r on r.id = t.article_id left join publishers p on p.id = r.publisher_id`,
    where: 'r.public_passages > 0',
    as: {
      text: `case when coalesce(r.rights, p.rights, (select text_rights from settings)) = 'full' then t.text end`,
      created_at: `coalesce((select min(c.at) from captures c where c.version_id = t.id and c.state = 'version'), t.created_at)`,
    },
  },
  claims: {
    where: `t.state <> 'draft'`,
    as: {
      wording: `case when ${open} then t.wording end`,
      language: `case when ${open} then t.language end`,
      last_said: `case when ${open} then t.last_said end`,
      created_at: `case when ${open} then t.created_at end`,
      merged_into: `case when exists (select from claims i where i.id = t.merged_into and i.state <> 'draft') then t.merged_into end`,
      withdrawn_on: `case when t.state = 'withdrawn' then (
        select (r.at at time zone 'UTC')::date from revisions r
        where r.object = 'claims' and r.object_id = t.id and r.shown = 'withdrawn' order by r.id desc limit 1) end`,
    },
  },
  claim_topics: { where: published('claim_id'), order: 't.claim_id, t.topic_id' },
  utterances: { where: 't.public' },
  attestations: { where: 't.public' },
  anchors: {
    where: `t.state <> 'open' and exists (select from attestations a where a.id = t.attestation_id and a.public)`,
    as: { candidate: `case when t.outcome = 'exact' then t.candidate else '[]' end` },
  },
  claim_links: { where: `t.state = 'published' and ${published('from_id')} and ${published('to_id')}` },
  assessments: { where: `t.state = 'published' and ${published('claim_id')}` },
  evidence: {
    where: `exists (
        select from assessments s join claims c on c.id = s.claim_id
        where s.id = t.assessment_id and s.state = 'published' and c.state = 'published')
      and (t.article_id is null or exists (select from articles r where r.id = t.article_id and r.public_passages > 0))`,
  },
  revisions: { from: 'public_revisions t' },
}

/** How CSV writes what JSON writes by itself. */
const asText: Partial<Record<DumpType, (value: string) => string>> = {
  moment: (value) => `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  boolean: (value) => `case when ${value} then 'true' else 'false' end`,
  texts: (value) => `to_json(${value})`,
}

/** The public rows of a table by their numbers, as SQL, with the columns of lib/dump-tables. */
export function rowsOf(table: DumpName, format: 'json' | 'csv'): string {
  const { from = `${table} t`, where = 'true', order = 't.id', as = {} }: Rows = rows[table]
  const columns = Object.entries(columnsOf(table)).map(([name, { type }]) => {
    const value = as[name] ?? `t.${name}`
    return `${(format === 'csv' && asText[type]?.(value)) || value} as ${name}`
  })
  return `select ${columns.join(', ')} from ${from} where ${where} order by ${order}`
}

/** The tables that `fillScratch` fills: revisions as readers see them, and what only they or other rows name. */
export const scratch = `
  create temporary table public_revisions (id bigint primary key, at timestamptz, object text, object_id integer,
    action text, before jsonb, after jsonb, reason text, claim_id integer, shown text);
  create temporary table public_publishers (id integer primary key, named boolean);
  create temporary table public_topics (id integer primary key, named boolean);
  create temporary table public_sources (id integer primary key, named boolean)`

const sides = (object: string, column: string) =>
  ['before', 'after'].map(
    (side) => `select (${side} ->> '${column}')::int from public_revisions where object = '${object}'`,
  )

/** What is named, and what was merged into that, however far down. */
const withMerged = (table: string, lists: string[]) => `
  insert into public_${table}
  with recursive named (id) as (select id from ${table} where id in (${lists.join(' union ')})),
  led (id) as (
    select id from named union select t.id from ${table} t join led on t.merged_into = led.id)
  select id, id in (select id from named) from led`

export const fillScratch = [
  `insert into public_revisions ${publicRevisions(`select * from revisions where ${likelyPublic}`)}`,
  withMerged('sources', [
    'select id from sources where public_utterances > 0',
    ...sides('utterances', 'source_id'),
    ...sides('utterances', 'speaks_for_id'),
    `select t.organisation_id from roles t where ${ofShown('source_id')}`,
    ...['source_id', 'parent_id'].map(
      (column) =>
        `select t.${column} from organisation_parents t where ${ofShown('source_id')} or ${ofShown('parent_id')}`,
    ),
    ...sides('roles', 'organisation_id'),
    ...sides('organisation_parents', 'parent_id'),
    ...sides('organisation_parents', 'source_id'),
  ]),
  withMerged('publishers', [
    'select publisher_id from articles where public_passages > 0',
    'select publisher_id from sources where public_utterances > 0',
    `select (step ->> 'publisherId')::int from attestations a, jsonb_array_elements(a.chain) as step where a.public`,
    ...sides('articles', 'publisher_id'),
    ...sides('sources', 'publisher_id'),
  ]),
  withMerged('topics', [
    `select ct.topic_id from claim_topics ct join claims c on c.id = ct.claim_id where c.state = 'published'`,
    ...sides('claim_topics', 'topic_id'),
  ]),
  ...['revisions', 'publishers', 'topics', 'sources'].map((name) => `analyze public_${name}`),
]
