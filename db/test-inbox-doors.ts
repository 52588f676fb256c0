import { system } from '../lib/permissions'
import { inbox, inboxCounts, inboxOrigins } from './inbox'
import type { Prepare } from './test-arrival-doors'
import { makeArticle } from './test-rows'
import { addressesOf } from './twins'
import * as work from './work'

export const inboxDoors: Record<string, Prepare> = {
  inbox: async () => (actor) => inbox(actor),
  inboxCounts: async () => (actor) => inboxCounts(actor),
  inboxOrigins: async () => (actor) => inboxOrigins(actor),
  addressesOf: async () => {
    const { id } = await makeArticle(system)
    return (actor) => addressesOf(actor, id)
  },
  takeArticle: async () => {
    const { id } = await makeArticle(system)
    return (actor) => work.takeArticle(actor, { id })
  },
  releaseArticle: async () => {
    const { id } = await makeArticle(system)
    return (actor) => work.releaseArticle(actor, { id })
  },
  changeWork: async () => {
    const { id } = await makeArticle(system)
    return (actor) => work.changeWork(actor, { ids: [id], work: 'set-aside' })
  },
}
