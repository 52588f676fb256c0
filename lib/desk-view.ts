import type { Suggestion } from './suggestion'
import type {
  AnchorState,
  ChainStep,
  DateBasis,
  QuoteKind,
  Selector,
  SourceKind,
  Stance,
  State,
  WorkState,
} from './record'

/** One passage of an article as the desk works with it: attestation, utterance and claim in one. */
export type DeskPassage = {
  id: number
  /** The version that its spans lie in: the newest, or that in which the words stood last. */
  versionId: number
  /**
   * Of a passage recorded in an earlier version: the number of that, the words as first printed, and whether an editor
   * has still to look at where they stand now. Not `placed`: they stand nowhere in the newest version.
   */
  earlier: { version: number; words: string; state: AnchorState; placed: boolean } | null
  /** The versions that an edit carries. */
  read: { attestation: number; utterance: number; claim: number }
  state: State
  kind: QuoteKind
  content: Selector[]
  cue: Selector[]
  mention: Selector[]
  /** Through whom the words reached the article, the nearest first. */
  chain: ChainStep[]
  utterance: number
  /** How many passages, of any article, report the utterance, and how many utterances the claim has. */
  attestations: number
  utterances: number
  claim: { id: number; wording: string; state: State }
  topics: string[]
  stance: Stance
  source: { id: number; name: string; kind: SourceKind } | null
  speaksFor: { id: number; name: string; kind: SourceKind } | null
  capacity: string | null
  channel: string | null
  saidOn: { edtf: string; wording: string | null; basis: DateBasis } | null
  /** Of a draft that waits for a second person: the review, who asked for it and when (ISO 8601). */
  review: { id: number; by: string | null; at: string } | null
  /** The last change of any of the three: whose and when (ISO 8601). */
  changed: { by: string | null; at: string } | null
  sample: boolean
}

/** A suggestion as it is kept: what the program proposes, and what became of it. */
export type DeskSuggestion = Suggestion & {
  id: number
  state: 'open' | 'accepted' | 'dismissed'
  /** Who made it elsewhere and with what, and what they wrote beside the words; null: the program proposes it. */
  maker: string | null
  note: string | null
  /** A neutral wording that a language model proposes. */
  neutral: string | null
  /** The model that proposed it, and where the rule is `second reader` all of the suggestion. */
  model: string | null
  /** Sources on record that fit the speaker, the best first; where two fit, the editor chooses. `why` is a phrase. */
  sources: { id: number; name: string; kind: SourceKind; certain: boolean; why: string }[]
}

/** What the program proposes for the newest version of an article. */
export type DeskReading = {
  /** Whether the program has still to read it: a job waits or runs. */
  reading: boolean
  second: DeskSecondReading | null
  /** In the order of the text, those that were decided too; at most 2000. */
  suggestions: DeskSuggestion[]
}

/** The second reader and a version: whether it is to read it, soon or not today, and what came of the last time. */
export type DeskSecondReading = {
  waits: 'now' | 'later' | null
  last: {
    model: string
    /** ISO 8601 */
    at: string
    ended: boolean
    /** Statements that it named, and how many of them became suggestions. */
    proposed: number
    kept: number
    /** Why it stopped, in words for an editor. */
    note: string | null
  } | null
}

/** What the desk does with an article: who has it, or who called it done or set it aside, and since when (ISO 8601). */
export type DeskWork = { state: WorkState; by: { id: number; name: string } | null; since: string | null }

/** Another article that looks the same; it is `noted` on one of the two. `score`: the share of words in common, 0 to 1. */
export type DeskTwin = { id: number; title: string; score: number | null; noted: number }

/** An article as the desk works with it. */
export type DeskArticle = {
  id: number
  version: number
  title: string
  publisher: string | null
  byline: string | null
  url: string | null
  language: string
  publishedOn: string | null
  sample: boolean
  work: DeskWork
  twin: DeskTwin | null
  /** The article that this one is another address of. */
  joinedInto: number | null
  /** Places of its passages in the newest version that an editor has still to decide. */
  toRepair: number
  /** Whether what one publishes of it waits for a second person. */
  review: boolean
  /** Comments on it that are not settled. */
  comments: number
  text: { versionId: number; number: number; words: string; recordedOn: string; hash: string }
  passages: DeskPassage[]
} & DeskReading

/** An article on its way: `waits` until its page was opened, then it is `read`, or a `problem` says why not. */
export type PendingArticle = {
  id: number
  title: string
  url: string | null
  /** The name of the file that it came as. */
  file: string | null
  publisher: string | null
  byline: string | null
  publishedOn: string | null
  waits: boolean
  read: boolean
  problem: string | null
  joinedInto: number | null
}
