import type { DeskPassage } from './desk-view'
import type { State } from './record'

/** A row with the version that a change of it has to name. */
export type ClaimEdition = { id: number; wording: string; state: State; version: number }

export type ArticleEdition = {
  id: number
  title: string
  publisher: string | null
  author: string | null
  /** Where it was published. */
  address: string | null
  language: string
  /** EDTF. */
  date: string | null
  version: number
  /** The newest wording; `length` in UTF-16 units, `hash` sha256 in hex, `words` null where they are not held. */
  text: { version: number; words: string | null; length: number; hash: string } | null
}

/** An attestation with its utterance and claim, and the article in which wording its spans lie. */
export type StatementEdition = Omit<
  DeskPassage,
  'versionId' | 'earlier' | 'attestations' | 'utterances' | 'changed' | 'sample'
> & { article: number; textVersion: number }
