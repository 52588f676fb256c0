import type { ClaimRef, Passage, SourceRef, Stance } from './record'
import type { Run } from './version-diff'

/** What the marked words of an article are on record as, by the number of the note. */
export type Note = {
  number: number
  /** The number of the passage. */
  attestation: number
  claim: ClaimRef
  stance: Stance
  source: SourceRef
  saidOn: string
  /** The number of the note that reports the same utterance before this one. */
  sameAs: number | null
}

/** A passage that stands nowhere in the version shown: gone from it, or not yet looked for by an editor. */
export type Unplaced = { note: Note; passage: Passage }

/** One stored wording of an article, and what became of its paragraphs and public passages since the one before. */
export type VersionView = {
  number: number
  /** The day (yyyy-mm-dd) on which the page was fetched, or the text was recorded otherwise. */
  on: string
  fetched: boolean
  /** sha256 in hex. */
  hash: string
  /** Null for the first version, where a text is not held, and far back. */
  changed: number | null
  /** Public passages carried over from earlier versions. */
  exact: number
  moved: number
  gone: number
  /** The lowest score of those that moved, and who looked at them. */
  score: number | null
  checkedBy: string[]
  /** The changed paragraphs that readers may see, compared by words. */
  changes: Run[][]
}
