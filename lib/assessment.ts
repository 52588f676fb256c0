import type { EvidenceSide } from './record'

/** What readers see cited for or against a claim: a public article, or a document at its address. */
export type EvidenceView = {
  id: number
  side: EvidenceSide
  /** The number of the article of the record, where it is one. */
  article: number | null
  title: string
  href: string
  /** Whether `href` leads away from this record. */
  outside: boolean
  publisher: string | null
  note: string | null
}

/** A public assessment: `place` of `places`, 1 the worst; `ends` of the scale where it is the same today. */
export type AssessmentView = {
  id: number
  rating: string
  place: number
  places: number
  ends: { worst: string; best: string } | null
  reasons: string
  /** A day, `2025-03-17`. */
  assessedOn: string
  by: string | null
  evidence: EvidenceView[]
  /** Of the pages that show the same: the articles cited, and the scale. */
  tags: string[]
}

/** Where a rating stands on its scale, in words: "2nd of 5, counted from “Contradicted” to “Borne out”". */
export function placeInWords({
  place,
  places,
  ends,
}: Pick<AssessmentView, 'place' | 'places' | 'ends'>): string {
  const nth = `${place}${['st', 'nd', 'rd'][place - 1] ?? 'th'} of ${places} ratings`
  return ends ? `${nth}, counted from “${ends.worst}” to “${ends.best}”` : nth
}

/** The paragraphs of a text that parts them by empty lines. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
