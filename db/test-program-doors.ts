import { bringInMany } from './bring-in'
import { articleEdition, claimEdition, spansRecorded, statementEdition, wordsOfArticle } from './editions'
import { forgetRequests } from './idempotency'
import { system } from '../lib/permissions'
import type { Prepare } from './test-arrival-doors'
import { recordStatements } from './recording'
import { makeArticle, makeDraft, statementOn, unique } from './test-rows'

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
  spansRecorded: async () => {
    const { attestation } = await makeDraft(system)
    return (actor) => spansRecorded(actor, attestation)
  },
  bringInMany: async () => (actor) => bringInMany(actor, [{ text: unique('A text.'), language: 'en' }]),
  recordStatements: async () => {
    const article = await makeArticle(system)
    return (actor) => recordStatements(actor, [statementOn(article)])
  },
  wordsOfArticle: async () => {
    const { id } = await makeArticle(system)
    return (actor) => wordsOfArticle(actor, { article: id })
  },
}

export const programSystemDoors: Record<string, Prepare> = {
  forgetRequests: async () => (actor) => forgetRequests(actor),
}
