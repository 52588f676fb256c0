import { system } from '../lib/permissions'
import { publishAssessment, saveAssessment, withdrawAssessment } from './assessing'
import { claimsToLink, deskClaim } from './claim-desk'
import { linkClaims, publishLink, withdrawLink } from './claim-links'
import { changeScale, changeSettings, readSettings } from './settings'
import type { Prepare } from './test-arrival-doors'
import { withReview } from './test-review-doors'
import { makeDraft, makePublished, makeUser } from './test-rows'

export const reason = 'Both cannot be so.'

/** An assessment of a claim, with nothing cited. */
export const judged = (claim: number, version: number | null = null) => ({
  claim,
  version,
  rating: 'Disputed',
  reasons: 'The log says otherwise.\n\nThe master says nothing.',
  assessedOn: '2023-04-01',
  evidence: [],
})

/** Two drafts to be linked. */
export async function twoClaims() {
  const [{ claim: from }, { claim: to }] = [await makeDraft(system), await makeDraft(system)]
  return { from, to, kind: 'contradicts' as const, reason }
}

export const linkDoors: Record<string, Prepare> = {
  linkClaims: async () => {
    const two = await twoClaims()
    return (actor) => linkClaims(actor, two)
  },
  publishLink: async () => {
    const [editor, two] = [await makeUser('editor'), await twoClaims()]
    const id = await withReview(() => linkClaims(editor, two))
    return (actor) => publishLink(actor, { id, version: 1 })
  },
  withdrawLink: async () => {
    const id = await linkClaims(system, await twoClaims())
    return (actor) => withdrawLink(actor, { id, version: 1, reason })
  },
  saveAssessment: async () => {
    const { claim } = await makeDraft(system)
    return (actor) => saveAssessment(actor, judged(claim))
  },
  publishAssessment: async () => {
    const id = await saveAssessment(system, judged((await makePublished(system)).claim))
    return (actor) => publishAssessment(actor, { id, version: 1 })
  },
  withdrawAssessment: async () => {
    const id = await saveAssessment(system, judged((await makeDraft(system)).claim))
    return (actor) => withdrawAssessment(actor, { id, version: 1, reason })
  },
  deskClaim: async () => {
    const { claim } = await makeDraft(system)
    return (actor) => deskClaim(actor, claim)
  },
  claimsToLink: async () => (actor) => claimsToLink(actor, { claim: 1, words: 'a harbour' }),
}

export const adminLinkDoors: Record<string, Prepare> = {
  changeScale: async () => {
    const { version, scale } = await readSettings()
    return (actor) => changeScale(actor, { version, scale })
  },
  changeSettings: async () => {
    const { scale: _, ...set } = await readSettings()
    return (actor) => changeSettings(actor, set)
  },
}
