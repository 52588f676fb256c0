import { inArray, sql } from 'drizzle-orm'
import type { ProposalState } from '../lib/record'
import type { Transaction } from './connection'
import { proposals } from './schema-talk'
import { survivors } from './survivors'
import type { Writing } from './write'

/** The open proposals that these two sources are one, either way round, by what each is merged into by now. */
export async function mergesProposed(tx: Transaction, one: number, other: number): Promise<number[]> {
  const open = await tx.execute<{ id: number; from: number; into: number }>(sql`
    select id, object_id as "from", (input ->> 'into')::int as into from proposals
    where state = 'open' and object = 'sources' and door = 'mergeSource' order by id desc limit 1000`)
  const rows = open.flatMap(({ from, into }) => [from, into])
  const [first, second, ...standing] = await survivors(tx, 'sources', [one, other, ...rows])
  const pair = (from: number, into: number) => `${Math.min(from, into)} ${Math.max(from, into)}`
  const asked = pair(first!, second!)
  return open.filter((_, at) => pair(standing[at * 2]!, standing[at * 2 + 1]!) === asked).map(({ id }) => id)
}

/** Answers the proposals that a merge of these two sources settles; other changes of the one follow it to the other. */
export async function answerMerged({ tx, actor }: Writing, from: number, into: number): Promise<void> {
  await decided({ tx, actor }, await mergesProposed(tx, from, into), 'accepted', null)
  const own = await tx.execute<{ id: number }>(sql`
    select id from proposals where object = 'sources' and object_id = ${from} and state = 'open' and door = 'changeSource'`)
  const answer = `It was merged into source ${into} since.`
  await decided(
    { tx, actor },
    own.map(({ id }) => id),
    'declined',
    answer,
  )
}

/** Declines the proposals to merge two sources that are kept apart, with the reason as the answer. */
export async function answerApart(
  { tx, actor }: Writing,
  from: number,
  into: number,
  reason: string,
): Promise<void> {
  await decided({ tx, actor }, await mergesProposed(tx, from, into), 'declined', reason)
}

async function decided(
  { tx, actor }: Pick<Writing, 'tx' | 'actor'>,
  ids: number[],
  state: ProposalState,
  answer: string | null,
): Promise<void> {
  if (!ids.length) return
  const decidedBy = actor.kind === 'user' ? actor.id : null
  await tx
    .update(proposals)
    .set({ state, decidedBy, decidedAt: sql`now()`, answer })
    .where(inArray(proposals.id, ids))
}
