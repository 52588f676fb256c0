import { sql } from 'drizzle-orm'
import { system, type Actor } from '../lib/permissions'
import { db } from './connection'
import { openProposals, ownProposals } from './proposal-desk'
import { decideProposal, propose, takeProposalBack } from './proposing'
import type { Prepare } from './test-arrival-doors'
import { makeSource } from './test-source-doors'

async function proposed(by: Actor = system, sourceId?: number) {
  const input = { sourceId: sourceId ?? (await makeSource('person')), scheme: 'wikidata', value: 'Q42' }
  return propose(by, { door: 'addIdentifier', input, reason: 'It is the same person.' })
}

export const proposalDoors: Record<string, Prepare> = {
  propose: async () => {
    const sourceId = await makeSource('person')
    return (actor) => proposed(actor, sourceId)
  },
  takeProposalBack: async () => {
    const id = await proposed()
    return async (actor) => {
      if (actor.kind === 'user')
        await db().execute(sql`update proposals set created_by = ${actor.id}, version = 1 where id = ${id}`)
      const [row] = await db().execute<{ version: number }>(
        sql`select version from proposals where id = ${id}`,
      )
      await takeProposalBack(actor, { id, version: row!.version })
    }
  },
  ownProposals: async () => (actor) => ownProposals(actor),
}

export const adminProposalDoors: Record<string, Prepare> = {
  openProposals: async () => (actor) => openProposals(actor),
  decideProposal: async () => {
    const id = await proposed()
    return (actor) => decideProposal(actor, { id, version: 1, accept: true, answer: '' })
  },
}
