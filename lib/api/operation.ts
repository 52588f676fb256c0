import type { z } from 'zod'
import type { TokenScope } from '../token'
import type { ProblemKind } from './problems'

export const tags = {
  search: 'The whole record by words, sources, outlets, topics, stances and days.',
  claims: 'Propositions in the record’s own neutral words; what sources say of them are utterances.',
  utterances:
    'Acts of saying: which source, in which capacity, on which day, with which stance to the claim.',
  attestations: 'Places in articles that report an utterance, with the words as printed.',
  sources: 'Who said it: a person, an organisation, a group, or an unnamed source.',
  articles: 'Published texts, as far as their rights allow, with each wording that is stored.',
  publishers: 'Outlets that issue articles.',
  topics: 'Subjects of claims.',
  revisions: 'What was changed since it came on record, by whom and why.',
  annotations: 'The words on record as W3C Web Annotations, for annotation clients.',
  popolo: 'People, organisations, roles and utterances in the data format Popolo.',
  desk: 'What editors do, for their programs: with a personal token, with their rights.',
  record: 'Where to begin, the document of the API, its failures, and the changes of the record.',
} as const
export type Tag = keyof typeof tags

/** One way in which a body can be sent or answered, by its media type. */
export type Content = Record<string, { schema: z.ZodType; example: unknown }>

/** What an address does with one method: what it takes, what it answers. The document is made of these alone. */
export type Operation<
  Path extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
> = {
  /** Unique; programs made from the document call it so. */
  id: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below /api/v1, such as `/claims/{id}`. */
  path: string
  tag: Tag
  summary: string
  description?: string
  /** What a token must be good for; null: nobody needs one. */
  scope: TokenScope | null
  /** The parts of the path in braces, with an example each. */
  parts: Path
  query: Query
  examples: Record<string, unknown>
  /** What is sent; a body of another kind is refused (415), one of more bytes (413), and one that stops coming (408). */
  body?: {
    schema: Body
    example: unknown
    types: string[]
    most: number
    /** JSON Lines, read line by line: so many bytes in each. */
    mostOfLine?: number
  }
  /** The versions of so many rows that “If-Match” has to name. */
  versions?: number
  answers: Record<number, { description: string; content?: Content; headers?: string[] }>
  /** What it can come to beside what every operation can. */
  problems: ProblemKind[]
  /** What `fields` chooses from, of the answer or of each of its items. */
  item?: z.ZodObject
}

/** What every operation can come to; a scope and a body add their own. */
export const always: ProblemKind[] = ['invalid', 'too-many-requests', 'internal']

/** The media types in which an operation answers, the one that is meant where none is asked for first. */
export const typesOf = ({ answers }: Operation): string[] => Object.keys(answers[200]?.content ?? {})

/** All that an operation can come to but its answers. */
export function problemsOf({ scope, body, versions, problems }: Operation): ProblemKind[] {
  return [
    ...always,
    ...(scope ? (['unauthorized', 'forbidden'] as const) : []),
    ...(body ? (['too-slow', 'too-large', 'media-type'] as const) : []),
    ...(scope === 'write' ? (['conflict', 'under-way', 'answer-lost', 'key-reused'] as const) : []),
    ...(versions ? (['precondition-failed', 'precondition-required'] as const) : []),
    ...problems,
  ]
}

/** States an operation with the types of what it takes. */
export const operation = <Path extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  stated: Operation<Path, Query, Body>,
): Operation<Path, Query, Body> => stated
