import type { ShownChange } from './record'

/** One saved change of the public record, with what readers may see of the row before and after. */
export type PublicChange = {
  id: number
  /** ISO 8601, UTC. */
  at: string
  /** The table of the row, and its number; of claim_topics that of the claim. */
  object: string
  objectId: number
  action: 'insert' | 'update' | 'delete'
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
  shown: ShownChange | null
  /** The claim concerned, where there is one. */
  claim: number | null
  /** The page that tells of it, below the record's address. */
  path: string | null
  /** Of other claims whose pages show something else since: that which words left, those that are linked. */
  also: string[]
}

type Bare = Omit<PublicChange, 'path' | 'also'>

const whole = ['claims', 'sources', 'articles']
const ofSources = ['source_names', 'roles', 'organisation_parents', 'identifiers']

/** The page that tells of a change: of the claim, source or article that it concerns; null where there is none. */
export function pathOfChange({ object, objectId, claim, before, after }: Bare): string | null {
  if (claim) return `/claims/${claim}`
  if (whole.includes(object)) return `/${object}/${objectId}`
  const row = after ?? before
  if (ofSources.includes(object)) return numbered('sources', row?.source_id)
  return object === 'article_versions' ? numbered('articles', row?.article_id) : null
}

/** Other claims that the rows of a change name: that which an utterance left, the other end of a link. */
export function claimsBeside({ object, before, after, claim }: Bare): number[] {
  const ends = [before?.from_id, before?.to_id, after?.to_id]
  const named = object === 'utterances' ? [before?.claim_id] : object === 'claim_links' ? ends : []
  return named.filter((id): id is number => typeof id === 'number' && id !== claim)
}

/** The utterance that a passage left for another; null where it left none. */
export function utteranceLeft({ object, before, after }: Bare): number | null {
  const left = object === 'attestations' && after ? before?.utterance_id : null
  return typeof left === 'number' && left !== after!.utterance_id ? left : null
}

const numbered = (noun: string, id: unknown) => (typeof id === 'number' ? `/${noun}/${id}` : null)
