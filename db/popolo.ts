import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import { cursor } from '../lib/front'
import type { PopoloParty, PopoloRole, PopoloSpeech } from '../lib/popolo'
import type { Page, Selector } from '../lib/record'
import { words } from '../lib/spans'
import { place } from './claims'
import { db } from './connection'

type Asked = { after?: string; limit: number }

/** Where a list in the order of numbers goes on. */
const from = (after: string | undefined) => place(after, 'none')?.id ?? 0

function pageOf<Line extends { id: number }>(rows: Line[], limit: number): Page<Line> {
  const lines = rows.slice(0, limit)
  const last = lines.at(-1)
  return { lines, next: last && rows.length > limit ? cursor(null, last.id) : null }
}

/** Public persons with their names and identifiers, in the order of their numbers. */
export const popoloPersons = ({ after, limit }: Asked): Promise<Page<PopoloParty>> =>
  parties(
    sql`select s.id from sources s where s.kind = 'person' and s.public_utterances > 0 and s.id > ${from(after)}
      order by s.id limit ${limit + 1}`,
    limit,
  )

/** Public organisations, and those that a public person has a role at or a public one is a part of. */
export const popoloOrganisations = ({ after, limit }: Asked): Promise<Page<PopoloParty>> =>
  // With an offset each is asked about by its own rows: otherwise the planner may gather all public persons first.
  parties(
    sql`select s.id from sources s where s.kind = 'organisation' and s.merged_into is null and s.id > ${from(after)}
      and (s.public_utterances > 0
        or exists (select from roles r join sources p on p.id = r.source_id
          where r.organisation_id = s.id and p.kind = 'person' and p.public_utterances > 0 offset 0)
        or exists (select from organisation_parents o join sources p on p.id = o.source_id
          where o.parent_id = s.id and p.public_utterances > 0 offset 0))
      order by s.id limit ${limit + 1}`,
    limit,
  )

async function parties(chosen: SQL, limit: number): Promise<Page<PopoloParty>> {
  const rows = await db().execute<Omit<PopoloParty, 'address'>>(sql`
    with chosen as materialized (${chosen})
    select s.id, s.name, s.description, s.sample,
      array(select json_build_object('name', n.name, 'kind', n.kind, 'language', n.language, 'held', n.held)
        from source_names n where n.source_id = s.id order by n.id limit 100) as names,
      array(select json_build_object('scheme', i.scheme, 'value', i.value)
        from identifiers i where i.source_id = s.id order by i.scheme, i.id limit 50) as identifiers,
      case when s.kind = 'organisation' and s.public_utterances > 0 then (
        select o.parent_id from organisation_parents o join sources p on p.id = o.parent_id
        where o.source_id = s.id and p.kind = 'organisation' order by o.id limit 1) end as "parentId"
    from chosen join sources s on s.id = chosen.id order by s.id`)
  const page = pageOf([...rows], limit)
  return { ...page, lines: page.lines.map((row) => ({ ...row, address: address(row.id, row.name) })) }
}

/** Roles of public persons, in the order of their numbers. */
export async function popoloRoles({ after, limit }: Asked): Promise<Page<PopoloRole>> {
  const rows = await db().execute<PopoloRole>(sql`
    select r.id, r.title, r.held, r.source_id as "personId",
      (select o.id from sources o where o.id = r.organisation_id and o.kind = 'organisation') as "organisationId"
    from roles r join sources p on p.id = r.source_id
    where p.kind = 'person' and p.public_utterances > 0 and r.id > ${from(after)}
    order by r.id limit ${limit + 1}`)
  return pageOf([...rows], limit)
}

/** Public utterances, of whatever kind of source, each with its words in the first article that prints them. */
export async function popoloUtterances({ after, limit }: Asked): Promise<Page<PopoloSpeech>> {
  const rows = await db().execute<
    Omit<PopoloSpeech, 'address' | 'words'> & { claimId: number; content: Selector[] }
  >(sql`
    with chosen as materialized (
      select u.id from utterances u where u.public and u.id > ${from(after)} order by u.id limit ${limit + 1})
    select u.id, c.wording as claim, c.id as "claimId", u.stance,
      json_build_object('id', s.id, 'name', s.name, 'kind', s.kind) as source,
      (select json_build_object('id', f.id, 'name', f.name) from sources f where f.id = u.speaks_for_id) as "speaksFor",
      u.capacity, u.said_on as "saidOn", a.content, r.url as article, u.sample
    from chosen join utterances u on u.id = chosen.id join claims c on c.id = u.claim_id
    join sources s on s.id = u.source_id
    cross join lateral (
      select o.content, o.version_id from attestations o where o.utterance_id = u.id and o.public order by o.id limit 1) as a
    join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
    order by u.id`)
  const { lines, next } = pageOf([...rows], limit)
  return {
    next,
    lines: lines.map(({ claimId, content, ...row }) => ({
      ...row,
      words: words(content),
      address: address(claimId, row.claim),
    })),
  }
}
