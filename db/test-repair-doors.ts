import { system } from '../lib/permissions'
import { requestPage } from './arrivals'
import { storeCapture } from './captures'
import { deskVersions, rawCapture, versionPair } from './desk-versions'
import { repairOf, toRepair } from './repair'
import * as repair from './repair-doors'
import { freshAddress, pageRead, plainPage, type Prepare } from './test-arrival-doors'
import { makeMoved, placeOf } from './test-repair-rows'
import { makeArticle, unique } from './test-rows'

const moved = async () => placeOf((await makeMoved()).moved)

export const repairDoors: Record<string, Prepare> = {
  toRepair: async () => (actor) => toRepair(actor),
  repairOf: async () => {
    const { article } = await makeMoved()
    return (actor) => repairOf(actor, article.id)
  },
  acceptAnchor: async () => {
    const { id, version } = await moved()
    return (actor) => repair.acceptAnchor(actor, { id, version })
  },
  selectAnchor: async () => {
    const { id, version, place } = await moved()
    return (actor) => repair.selectAnchor(actor, { id, version, content: place })
  },
  markGone: async () => {
    const { id, version } = await moved()
    return (actor) => repair.markGone(actor, { id, version })
  },
  reopenAnchor: async () => {
    const { id, version } = await moved()
    await repair.markGone(system, { id, version })
    return (actor) => repair.reopenAnchor(actor, { id, version: version + 1 })
  },
  deskVersions: async () => {
    const { id } = await makeArticle(system)
    return (actor) => deskVersions(actor, id)
  },
  versionPair: async () => {
    const { article } = await makeMoved()
    return (actor) => versionPair(actor, article.id, { from: 1, to: 2 })
  },
  rawCapture: async () => {
    const { capture } = await requestPage(system, { ...plainPage, address: freshAddress() })
    await storeCapture(system, pageRead(capture!, unique('The words.')))
    return (actor) => rawCapture(actor, { id: capture! })
  },
}
