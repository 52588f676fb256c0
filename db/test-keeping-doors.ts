import { sealRevisions } from './sealing'
import type { Prepare } from './test-arrival-doors'

export const keepingDoors: Record<string, Prepare> = {}

export const keepingSystemDoors: Record<string, Prepare> = {
  sealRevisions: async () => (actor) => sealRevisions(actor),
}
