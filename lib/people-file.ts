import { readEdtf } from './dates'
import type { FileProblem } from './errors'
import { readIdentifier } from './identifier'
import { identifierSchemes, type IdentifierScheme, type NameKind, type SourceKind } from './record'

/** A person or organisation as a file tells of it. */
export type FilePerson = {
  /** Where in the file it stands: `line 7`, `persons 3`. */
  at: string
  /** What other entries of the file call it. */
  key: string
  kind: Extract<SourceKind, 'person' | 'organisation' | 'group'>
  name: string
  description: string | null
  names: FileName[]
  identifiers: FileIdentifier[]
  /** Keys of the organisations that it is a part of. */
  parents: string[]
  roles: FileRole[]
}
export type Held = { edtf: string; from: string; to: string | null }
export type FileName = { name: string; kind: NameKind; language: string | null; held: Held | null }
export type FileIdentifier = { scheme: IdentifierScheme; value: string }
/** `organisation` is the key of an entry of the same file. */
export type FileRole = { title: string; organisation: string | null; held: Held | null }
export type PeopleFile = { entries: FilePerson[]; problems: FileProblem[] }

/** Most rows of a file. */
export const MOST_ROWS = 10_000
/** Most further names of one entry, and most identifiers. */
export const MOST_OF_ENTRY = 500

/** Case, accents and runs of blanks aside, as two rows of one file name the same. */
export const folded = (words: string): string =>
  words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** What is read of one entry, with what is wrong with it. */
export class Reading {
  readonly problems: FileProblem[] = []
  constructor(readonly at: string) {}

  refuse(field: string, message: string): null {
    this.problems.push({ at: this.at, field, message })
    return null
  }

  /** Text of at most so many characters; null where there is none, or where it was refused. */
  words(field: string, value: unknown, most: number): string | null {
    if (value === undefined || value === null) return null
    if (typeof value !== 'string') return this.refuse(field, 'This is not text.')
    const text = value.replace(/\s+/g, ' ').trim()
    if (/[\0\p{Cs}]/u.test(text)) return this.refuse(field, 'A character here cannot be stored.')
    if (text.length > most) return this.refuse(field, `At most ${most} characters.`)
    return text || null
  }

  identifier(field: string, scheme: IdentifierScheme, value: string): FileIdentifier[] {
    const read = readIdentifier(scheme, value)
    if ('value' in read) return [{ scheme, value: read.value }]
    this.refuse(field, `“${value.slice(0, 60)}”: ${read.problem}`)
    return []
  }

  /** The days between two dates of a year, a month or a day; without an end it lasts. */
  held(from: unknown, to: unknown, fields: [string, string]): Held | null {
    const [first, last] = [this.words(fields[0], from, 60), this.words(fields[1], to, 60)]
    if (!first && !last) return null
    if (!first) return this.refuse(fields[0], 'An end is kept only with a beginning. Write when it began.')
    // No interval of EDTF begins and ends with the same date.
    const alone = first === last || (first.includes('/') && !last)
    const edtf = alone ? first : `${first}/${last ?? '..'}`
    const read = readEdtf(edtf)
    if (read) return { edtf: read.edtf, from: read.from, to: read.to }
    return this.refuse(
      readEdtf(first) ? fields[1] : fields[0],
      'Write a year, a month or a day, such as 2022-07, the end not before the beginning.',
    )
  }
}

/** Whether these letters name a scheme of identifiers that the record keeps. */
export const schemeNamed = (words: string): IdentifierScheme | null => {
  const name = words.trim().toLowerCase()
  return identifierSchemes.find((scheme) => scheme === name) ?? null
}
