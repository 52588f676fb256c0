import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { sideOf, type Position, type PositionChange, type Side } from '../lib/positions'
import type { Stance } from '../lib/record'
import { db } from './connection'

type Said = { id: number; claim: number; stance: Stance }
type Sequence = { claims: number[]; ids: number[] }

/**
 * Where a source's own public utterances stand against each other: on one claim with different sides, or for two claims
 * that one contradicts or reverses. Each in the order of the days; at most 20, the latest changed first, of 12 steps
 * each. Looks at the source's newest 5000 utterances.
 */
export async function positionsOf(source: number): Promise<PositionChange[]> {
  const said = await db().execute<Said>(sql`
    select id, claim_id as claim, stance from (
      select id, claim_id, stance, said_to from utterances
      where source_id = ${source} and public order by said_to desc, id desc limit 5000) as newest
    order by said_to, id`)
  if (said.length < 2) return []
  const links = await db().execute<{ from: number; to: number }>(sql`
    select l.from_id as "from", l.to_id as "to" from claim_links l
    where l.from_id in ${claimsOf(said)} and l.kind in ('contradicts', 'reverses') and l.state = 'published'
    order by l.id limit 1000`)
  const chosen = sequences([...said], [...links])
  if (!chosen.length) return []
  const steps = await stepsOf(chosen.flatMap(({ ids }) => ids))
  return chosen.map(({ claims, ids }) => {
    const shown = ids.flatMap((id) => steps.get(id) ?? [])
    return {
      claims: claims.flatMap((id) => shown.find(({ claim }) => claim.id === id)?.claim ?? []),
      steps: shown,
    }
  })
}

const claimsOf = (said: readonly Said[]) => [...new Set(said.map(({ claim }) => claim))]

/** `said` in the order of the days. */
function sequences(said: Said[], links: { from: number; to: number }[]): Sequence[] {
  const of = new Map<number, Said[]>()
  for (const one of said) of.set(one.claim, [...(of.get(one.claim) ?? []), one])
  const sides = (claim: number) => new Set((of.get(claim) ?? []).map(({ stance }): Side => sideOf(stance)))
  const linked = links
    .filter(({ from, to }) => sides(from).has('for') && sides(to).has('for'))
    .map(({ from, to }) => [from, to])
  const within = [...of.keys()].filter((claim) => sides(claim).size > 1 && !linked.flat().includes(claim))
  const place = new Map(said.map(({ id }, index) => [id, index]))
  return [...linked, ...within.map((claim) => [claim])]
    .map((claims) => {
      const all = claims.flatMap((claim) => of.get(claim) ?? [])
      const ids = all.map(({ id }) => id).sort((one, other) => place.get(one)! - place.get(other)!)
      return { claims, ids: ids.slice(-12) }
    })
    .sort((one, other) => place.get(other.ids.at(-1)!)! - place.get(one.ids.at(-1)!)!)
    .slice(0, 20)
}

/** What is shown of these utterances: the words of the passage first printed, and all who print it. */
async function stepsOf(ids: number[]): Promise<Map<number, Position>> {
  const rows = await db().execute<Omit<Position, 'claim'> & { claim: number; wording: string }>(sql`
    select u.id, u.claim_id as claim, c.wording, u.stance, u.said_on as "saidOn", u.channel, u.capacity,
      first.words, first.kind,
      array(select distinct p.name from attestations a join article_versions v on v.id = a.version_id
        join articles r on r.id = v.article_id join publishers p on p.id = r.publisher_id
        where a.utterance_id = u.id and a.public order by 1 limit 20) as publishers
    from utterances u
    join claims c on c.id = u.claim_id
    cross join lateral (
      select left(span_words(a.content), 600) as words, a.kind
      from attestations a join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
      where a.utterance_id = u.id and a.public
      order by r.published_from, a.id limit 1) as first
    where u.id in ${ids} and u.public`)
  return new Map(
    rows.map(({ claim, wording, ...row }) => [
      row.id,
      { ...row, claim: { id: claim, wording, address: address(claim, wording) } },
    ]),
  )
}
