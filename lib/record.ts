import type { Note, Unplaced, VersionView } from './article-view'
import type { Run } from './version-diff'

/** The closed lists of the record: the database's enums, the forms' choices and the words on the page. */
export const stances = ['asserts', 'denies', 'questions', 'demands', 'predicts'] as const
export const quoteKinds = ['direct', 'mixed', 'indirect'] as const
export const sourceKinds = ['person', 'organisation', 'group', 'unnamed'] as const
export const nameKinds = ['alias', 'legal', 'pen', 'transliteration', 'metonym'] as const
export const dateBases = ['stated', 'relative', 'published-on', 'editor'] as const
export const states = ['draft', 'published', 'withdrawn'] as const
export const textRights = ['full', 'excerpts'] as const
export const suggestionStates = ['open', 'accepted', 'dismissed'] as const
/** What the desk does with an article: nobody has it yet, somebody has it, it is done, or it is left aside. */
export const workStates = ['new', 'in-work', 'done', 'set-aside'] as const
/** How an article came: typed or pasted, as a file, by its address, in a list, or from a feed. */
export const origins = ['text', 'file', 'address', 'list', 'feed'] as const
/** A page or file that is waited for; it gave a new version, the wording held already, or nothing. */
export const captureStates = ['waiting', 'version', 'same', 'failed'] as const
export const importStates = ['receiving', 'running', 'paused', 'stopped', 'done', 'broken'] as const
export const importRowStates = ['waiting', 'new', 'same', 'failed'] as const
export const anchorOutcomes = ['exact', 'moved', 'orphaned'] as const
/** `kept`: clear enough to be taken without a look; the others an editor decides, `open` until then. */
export const anchorStates = ['kept', 'open', 'accepted', 'selected', 'gone'] as const
/** How one claim bears on another. */
export const linkKinds = ['contradicts', 'reverses', 'refines', 'answers'] as const
export const evidenceSides = ['for', 'against'] as const
/**
 * Through whom words reached an article: its own reporter was there, an agency or another outlet had them, or they
 * stand in the source's own channel.
 */
export const chainKinds = ['own', 'agency', 'outlet', 'channel'] as const
/** What a saved change was to readers; of the others they see nothing. */
export const shownChanges = ['added', 'corrected', 'withdrawn', 'reinstated'] as const
export const userRoles = ['editor', 'admin'] as const
/** Who must sign in with a second factor. */
export const secondFactors = ['nobody', 'admins', 'everyone'] as const
/** How a try to sign in ended: in, or refused by the password, by the code, or because the user is switched off. */
export const signInOutcomes = ['in', 'password', 'code', 'off'] as const
/** Registers of others that a source stands in; `site` is its own official page. */
export const identifierSchemes = ['wikidata', 'viaf', 'orcid', 'isni', 'site'] as const
/** Tables whose rows can be found to be the same as another. */
export const mergeable = ['sources', 'publishers', 'topics', 'claims'] as const
export const mergeKinds = ['merge', 'split', 'apart'] as const
export const proposalStates = ['open', 'accepted', 'declined', 'taken-back'] as const
export const reviewStates = ['waiting', 'accepted', 'returned', 'taken-back'] as const

export type Stance = (typeof stances)[number]
export type QuoteKind = (typeof quoteKinds)[number]
export type SourceKind = (typeof sourceKinds)[number]
export type NameKind = (typeof nameKinds)[number]
export type DateBasis = (typeof dateBases)[number]
export type State = (typeof states)[number]
export type TextRights = (typeof textRights)[number]
export type WorkState = (typeof workStates)[number]
export type Origin = (typeof origins)[number]
export type CaptureState = (typeof captureStates)[number]
export type ImportState = (typeof importStates)[number]
export type ImportRowState = (typeof importRowStates)[number]
export type AnchorOutcome = (typeof anchorOutcomes)[number]
export type AnchorState = (typeof anchorStates)[number]
export type LinkKind = (typeof linkKinds)[number]
export type EvidenceSide = (typeof evidenceSides)[number]
export type ChainKind = (typeof chainKinds)[number]
export type ShownChange = (typeof shownChanges)[number]
export type UserRole = (typeof userRoles)[number]
export type SecondFactor = (typeof secondFactors)[number]
export type SignInOutcome = (typeof signInOutcomes)[number]
export type IdentifierScheme = (typeof identifierSchemes)[number]
export type Mergeable = (typeof mergeable)[number]
export type MergeKind = (typeof mergeKinds)[number]
export type ProposalState = (typeof proposalStates)[number]
export type ReviewState = (typeof reviewStates)[number]

/** One exact range of an article version: UTF-16 offsets, half open, with the words and 32 units around. */
export type Selector = { start: number; end: number; exact: string; prefix: string; suffix: string }

/** One step of a reporting chain: agencies and outlets are publishers, a channel has a name alone, one's own neither. */
export type ChainStep = { kind: ChainKind; name: string | null; publisherId: number | null }

export type SourceRef = { id: number; name: string; kind: SourceKind; address: string }
export type ClaimRef = { id: number; wording: string; address: string }

/** One line of a chronicle: a claim with the utterance that stands for it in this list. */
export type Statement = {
  id: number
  claim: ClaimRef
  stance: Stance
  source: SourceRef
  speaksFor: SourceRef | null
  capacity: string | null
  channel: string | null
  /** EDTF */
  saidOn: string
  publishers: string[]
  articles: number
  utterances: number
  sources: number
  sample: boolean
}

/** Words as printed, in their paragraph: text with the marks that lie in it (offsets into `text`). */
export type Passage = {
  id: number
  text: string
  marks: { start: number; end: number; as: 'content' | 'cue' | 'mention' }[]
  kind: QuoteKind
  /** Through whom the words reached the article, the nearest first; empty: not stated. */
  chain: ChainStep[]
  /** BCP 47, of the article. */
  language: string
  /** The number of the first paragraph with them; null where the text of the article is not held. */
  paragraph: number | null
  /** The number of the version in which the words stand so, and whether the article has no later one. */
  version: number
  current: boolean
  /** What a later version made of the words; null where they stand there as first printed, as far as is known. */
  change: PassageChange | null
  article: {
    id: number
    title: string
    address: string
    publishedOn: string | null
    publisher: string | null
    publisherId: number | null
    /** A public archive's copy. */
    archive: string | null
  }
  /**
   * The outlet's own address with a text fragment for the words as they stand there now, where an address is known;
   * null where the article does not have them any more.
   */
  original: string | null
}

/** The day (yyyy-mm-dd) and the version since which the words are others, compared; without `runs`: they are gone. */
export type PassageChange = { on: string; version: number; runs: Run[] | null }

export type UtteranceView = {
  id: number
  stance: Stance
  source: SourceRef
  speaksFor: SourceRef | null
  capacity: string | null
  channel: string | null
  saidOn: string
  wording: string | null
  basis: DateBasis
  recordedOn: string
  passages: Passage[]
}

/** One saved change as readers see it: the day (yyyy-mm-dd), who, and what in one sentence. */
export type Change = {
  id: number
  on: string
  by: string | null
  what: string
  reason: string | null
  /** Whether the claim's page says so at its head. */
  announced?: boolean
}

export type ClaimView = ClaimRef & {
  topics: { id: number; name: string; address: string }[]
  utterances: UtteranceView[]
  /** The day (yyyy-mm-dd) of the first publication; null where no change is known. */
  since: string | null
  /** The latest changes. */
  history: Change[]
  sample: boolean
  tags: string[]
}

/** A role of a source; the organisation's `address` is null where readers have no page of it. */
export type RoleView = {
  title: string
  organisation: (Omit<SourceRef, 'address'> & { address: string | null }) | null
  held: string | null
}

/** Another name of a source; `held`: EDTF, when it bore it, where that is known. */
export type NameView = { name: string; kind: NameKind; held: string | null }

/** An organisation above or below another; `address` is null where readers have no page of it. */
export type PartView = { name: string; address: string | null; held: string | null }

export type SourceView = SourceRef & {
  description: string | null
  names: NameView[]
  roles: RoleView[]
  parents: PartView[]
  parts: PartView[]
  identifiers: { scheme: IdentifierScheme; value: string }[]
  publisher: string | null
  utterances: number
  claims: number
  /** EDTF, each as exact as it is known. */
  firstSaid: string | null
  lastSaid: string | null
  channels: { name: string; utterances: number }[]
  sample: boolean
  tags: string[]
}

export type ArticleView = {
  id: number
  title: string
  address: string
  byline: string | null
  publisher: string | null
  publisherId: number | null
  url: string | null
  language: string
  publishedOn: string | null
  rights: TextRights
  sample: boolean
  /** A public archive's copy. */
  archive: string | null
  /** The number of the version shown, and whether it is the newest. */
  version: number
  current: boolean
  versions: VersionView[]
  /** Paragraphs with words on record; where the rights are `full`, every paragraph. */
  paragraphs: {
    number: number
    kind: 'paragraph' | 'heading'
    text: string
    marks: { start: number; end: number; as: 'content' | 'cue' | 'mention'; note: number }[]
  }[]
  /** How many paragraphs the version shown has in all; null where its text is not held. */
  paragraphCount: number | null
  notes: Note[]
  /** Passages of earlier versions that stand nowhere in the newest, where that is shown. */
  unplaced: Unplaced[]
  tags: string[]
}

export type SourceLine = SourceRef & {
  description: string | null
  role: string | null
  utterances: number
  sample: boolean
}
export type ArticleLine = {
  id: number
  title: string
  address: string
  publisher: string | null
  publishedOn: string | null
  passages: number
  sample: boolean
}

/** A page of a list and the cursor of the next one, null at the end. */
export type Page<Line> = { lines: Line[]; next: string | null }
