import { articleEdition, claimEdition, statementEdition, wordsOfArticle } from './editions'
import { forgetRequests } from './idempotency'
import { system } from '../lib/permissions'
import type { Prepare } from './test-arrival-doors'
import { makeArticle, makeDraft } from './test-rows'

/** What programs read before they change it, for everyone at the desk. */
export const programDoors: Record<string, Prepare> = {
  articleEdition: async () => {
    const { id } = await makeArticle(system)
    return (actor) => articleEdition(actor, id)
  },
  claimEdition: async () => {
    const { claim } = await makeDraft(system)
    return (actor) => claimEdition(actor, claim)
  },
  statementEdition: async () => {
    const { attestation } = await makeDraft(system)
    return (actor) => statementEdition(actor, attestation)
  },
  wordsOfArticle: async () => {
    const { id } = await makeArticle(system)
    return (actor) => wordsOfArticle(actor, { article: id })
  },
}

export const programSystemDoors: Record<string, Prepare> = {
  forgetRequests: async () => (actor) => forgetRequests(actor),
}
