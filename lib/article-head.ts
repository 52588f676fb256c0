import type { TextRights } from './record'

/** A public article without its text. */
export type ArticleHead = {
  id: number
  title: string
  address: string
  byline: string | null
  publisher: { id: number; name: string; address: string } | null
  /** EDTF */
  publishedOn: string | null
  language: string
  /** The outlet's own address. */
  original: string | null
  /** A public archive's copy. */
  archive: string | null
  rights: TextRights
  /** Stored wordings. */
  versions: number
  /** Public passages. */
  passages: number
  sample: boolean
}

/** A stored wording of an article; its day (yyyy-mm-dd) is that on which the page was fetched, or the text recorded. */
export type VersionHead = {
  number: number
  on: string
  /** sha256 in hex. */
  hash: string
  /** UTF-16 units. */
  length: number
  current: boolean
}
