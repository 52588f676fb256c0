import type { ClaimRef } from './record'

/** A public claim without what was said: how often, by how many, and when. */
export type ClaimHead = ClaimRef & {
  topics: { id: number; name: string; address: string }[]
  /** The day (yyyy-mm-dd) of the first publication. */
  since: string | null
  /** EDTF */
  firstSaid: string | null
  lastSaid: string | null
  utterances: number
  sources: number
  sample: boolean
}
