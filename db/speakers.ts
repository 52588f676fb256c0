import { sql } from 'drizzle-orm'
import type { DeskSuggestion } from '../lib/desk-view'
import type { SourceKind } from '../lib/record'
import type { Asked } from '../lib/speaker'
import type { Database, Transaction } from './connection'

/** The article that the speakers stand in. */
export type Setting = { versionId: number; language: string; publisherId: number | null; sample: boolean }
export type Offered = DeskSuggestion['sources']

/** Least similarity of a name that may be meant, misspelled. */
const ALIKE = 0.6
const OFFERED = 4

type Fit = {
  key: number
  id: number
  name: string
  kind: SourceKind
  how: 'name' | 'alias' | 'role' | 'like'
  /** The alias or the title that fits. */
  what: string | null
  /** Of a role: the organisation agrees; of an unnamed source: this version quotes it already. */
  sure: boolean
}

/**
 * For each speaker the sources on record that fit it, the best first, at most four. A real article is offered no
 * sample source, and another outlet's unnamed source to nobody.
 */
export async function sourcesFor(
  on: Database | Transaction,
  { versionId, language, publisherId, sample }: Setting,
  speakers: Asked[],
): Promise<Offered[]> {
  if (!speakers.length) return []
  const keys = speakers.map((asked) => JSON.stringify(asked))
  const distinct = [...new Set(keys)]
  const asked = distinct.map((json, key) => ({ key, ...(JSON.parse(json) as Asked) }))
  const allowed = sql`(${sample} or not s.sample) and s.merged_into is null`
  const fits = await on.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(ALIKE)}, true)`)
    return tx.execute<Fit>(sql`
      with asked as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
          as a (key int, kind text, names text[], titles text[], organisation text, "from" date, "to" date)
      ), named as materialized (
        select distinct key, kind = 'unnamed' as unnamed, plain(name) as name from asked, unnest(names) as name
      ), titled as materialized (
        select distinct key, plain(title) as title, plain(organisation) as organisation, "from", "to"
        from asked, unnest(titles) as title
      ), exact as materialized (
        select n.key, s.id, 0 as rank, null as what, 1::real as score, not n.unnamed or exists (
          select from attestations a join utterances u on u.id = a.utterance_id
          where a.version_id = ${versionId} and u.source_id = s.id) as sure
        from named n cross join lateral (
          select s.id from sources s where plain(s.name) = n.name and ${allowed}
            and case when n.unnamed then s.kind = 'unnamed' and s.publisher_id = ${publisherId} else s.kind <> 'unnamed' end
          limit 5) s
        union all
        select n.key, s.id, 1, s.alias, 1, true
        from named n cross join lateral (
          select s.id, o.name as alias from source_names o join sources s on s.id = o.source_id
          where plain(o.name) = n.name and ${allowed} and s.kind <> 'unnamed'
            and (o.language is null or split_part(lower(o.language), '-', 1) = split_part(lower(${language}), '-', 1))
          limit 5) s
        where not n.unnamed
      ), fits as (
        select * from exact
        union all
        select t.key, s.id, 2, s.title, 1, s.agrees
        from titled t cross join lateral (
          select s.id, r.title, t."from" is not null
            and (strpos(plain(r.title), t.organisation) > 0 or agrees.name) is true as agrees
          from roles r join sources s on s.id = r.source_id
          left join sources o on o.id = r.organisation_id
          cross join lateral (select o.id is not null and (plain(o.name) = t.organisation or exists (
            select from source_names x where x.source_id = o.id and plain(x.name) = t.organisation)) as name) as agrees
          where plain(r.title) = t.title and ${allowed}
            and coalesce(r.held_from, '-infinity') <= coalesce(t."to", 'infinity')
            and coalesce(r.held_to, 'infinity') >= coalesce(t."from", '-infinity')
            and (o.id is null or t.organisation is null or agrees.name)
          limit 5) s
        union all
        select n.key, s.id, 3, null, s.score, false
        from named n cross join lateral (
          select s.id, similarity(plain(s.name), n.name) as score from sources s
          where plain(s.name) % n.name and ${allowed} and s.kind <> 'unnamed'
          order by 2 desc, 1 limit 4) s
        where not n.unnamed and s.score >= ${ALIKE} and n.key not in (select key from exact)
      )
      select f.key, s.id, s.name, s.kind, (array['name', 'alias', 'role', 'like'])[f.rank + 1] as how, f.what, f.sure
      from (select distinct on (key, id) * from fits order by key, id, rank, score desc) as f
      join sources s on s.id = f.id
      order by f.key, f.rank, f.score desc, f.id`)
  })
  const offered = distinct.map((_, key) => offer(fits.filter((fit) => fit.key === key)))
  const places = new Map(distinct.map((json, key) => [json, key]))
  return keys.map((json) => offered[places.get(json)!]!)
}

// Where two sources have the very name, or none has it and two held the role, the editor chooses.
function offer(fits: Fit[]): Offered {
  const exact = fits.filter(({ how }) => how === 'name' || how === 'alias')
  const best = exact.length ? exact : fits.filter(({ how }) => how === 'role')
  return fits.slice(0, OFFERED).map(({ id, name, kind, how, what, sure }) => ({
    id,
    name,
    kind,
    certain: sure && best.length === 1 && best[0]!.id === id,
    why: {
      name: kind === 'unnamed' ? 'the same words, in this outlet' : 'the very name',
      alias: `also called “${what}”`,
      role: `${what} at the time`,
      like: 'a name spelled much like it',
    }[how],
  }))
}
