import { system } from '../lib/permissions'
import { duplicates, tellApart } from './duplicates'
import { deskMerge, deskMerges } from './merge-list'
import { mergePreview } from './merge-preview'
import { undoMerge } from './merge-undo'
import { merge } from './merging'
import { partyLike, partyNamed } from './party-like'
import { split } from './splitting'
import type { Prepare } from './test-arrival-doors'
import { aSource, join, read, why } from './test-merges'
import { makeDraft, unique } from './test-rows'

const two = async () => ({ object: 'sources' as const, from: await aSource(), into: await aSource() })

export const mergeProposalDoors: Record<string, Prepare> = {
  mergePreview: async () => {
    const asked = await two()
    return (actor) => mergePreview(actor, asked)
  },
  partyNamed: async () => {
    const id = await aSource()
    return (actor) => partyNamed(actor, { object: 'sources', id })
  },
  partyLike: async () => (actor) =>
    partyLike(actor, { object: 'sources', words: 'Anna Petrenko', except: 1 }),
}

export const adminMergeDoors: Record<string, Prepare> = {
  merge: async () => {
    const { object, from, into } = await two()
    const asked = {
      object,
      from: await read(object, from),
      into: await read(object, into),
      reason: why,
    }
    return (actor) => merge(actor, asked)
  },
  undoMerge: async () => {
    const { object, from, into } = await two()
    const asked = { ...(await read('merges', await join(object, from, into))), reason: why }
    return (actor) => undoMerge(actor, asked)
  },
  split: async () => {
    const from = await aSource()
    const { utterance } = await makeDraft(system, { source: { id: from } })
    const asked = {
      object: 'sources' as const,
      from: await read('sources', from),
      into: { name: unique('Another') },
      utterances: [utterance],
      reason: why,
    }
    return (actor) => split(actor, asked)
  },
  tellApart: async () => {
    const asked = { ...(await two()), reason: why }
    return (actor) => tellApart(actor, asked)
  },
  deskMerges: async () => (actor) => deskMerges(actor),
  deskMerge: async () => {
    const { object, from, into } = await two()
    const id = await join(object, from, into)
    return (actor) => deskMerge(actor, id)
  },
  duplicates: async () => (actor) => duplicates(actor, { object: 'sources' }),
}
