import type { Mergeable, MergeKind, SourceKind, State } from './record'

/** A row that may be merged, as its choice and its preview show it. */
export type MergeParty = {
  id: number
  name: string
  version: number
  kind?: SourceKind
  state?: State
  sample: boolean
}

/** How many rows of a table stand at the one, and how many of them stay there out of sight; at most 100 000 are counted. */
export type MergeCount = { noun: string; column: string; moves: number; stays: number }

export type MergePreview = {
  object: Mergeable
  from: MergeParty
  into: MergeParty
  counts: MergeCount[]
  /** What speaks against their being the same, in words. */
  doubts: string[]
  /** Why they cannot be merged, or null. */
  hindrance: string | null
  /** That an unnamed source is merged into a named one has to be confirmed. */
  unmasks: boolean
}

export type MergeLine = {
  id: number
  version: number
  object: Mergeable
  kind: MergeKind
  from: { id: number; name: string }
  into: { id: number; name: string }
  reason: string
  by: string | null
  at: string
  undone: { at: string; by: string | null; reason: string } | null
  /** Rows that it moved. */
  moved: number
}

/** An utterance recorded at the other since a merge; `named`: by a name of the merged one. */
export type SinceLine = {
  id: number
  claim: { id: number; wording: string }
  saidOn: string | null
  mention: string
  named: boolean
}

/** What things of a record are called in counts: of one and of many. */
export const nounsOf: Record<string, [one: string, many: string]> = {
  'utterances.source_id': ['utterance', 'utterances'],
  'utterances.speaks_for_id': ['utterance on its behalf', 'utterances on its behalf'],
  'utterances.claim_id': ['utterance', 'utterances'],
  'roles.source_id': ['role', 'roles'],
  'roles.organisation_id': ['role held at it', 'roles held at it'],
  'source_names.source_id': ['other name', 'other names'],
  'identifiers.source_id': ['identifier', 'identifiers'],
  'organisation_parents.source_id': ['organisation it is part of', 'organisations it is part of'],
  'organisation_parents.parent_id': ['organisation that is part of it', 'organisations that are part of it'],
  'claim_links.from_id': ['link to another claim', 'links to other claims'],
  'claim_links.to_id': ['link from another claim', 'links from other claims'],
  'assessments.claim_id': ['assessment', 'assessments'],
  'comments.claim_id': ['comment', 'comments'],
  'reviews.claim_id': ['review', 'reviews'],
  'articles.publisher_id': ['article', 'articles'],
  'sources.publisher_id': ['unnamed source', 'unnamed sources'],
  'publisher_names.publisher_id': ['other name', 'other names'],
  'publisher_hosts.publisher_id': ['host', 'hosts'],
  'topics.parent_id': ['narrower topic', 'narrower topics'],
  'topic_names.topic_id': ['synonym', 'synonyms'],
  'claim_topics.topic_id': ['claim', 'claims'],
  'claim_topics.claim_id': ['topic', 'topics'],
}
