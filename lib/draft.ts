import { fromPublication, longDate, readSaidOn } from './dates'
import type { DeskPassage } from './desk-view'
import { propose } from './proposal'
import { quoteKind } from './quotation'
import type { DateBasis, NameKind, QuoteKind, SourceKind, Stance } from './record'
import { words, type Piece } from './spans'
import type { NewStatement } from './statement-input'

/** A source chosen in the form: one on record, or one to be made in place. */
export type Choice = { id?: number; name: string; kind: SourceKind }
type SaidOn = { edtf: string; wording: string | null; basis: DateBasis }

/** The form of one statement as it stands on the screen. */
export type Draft = {
  /** The passage that is edited and the versions that were read; null for a new statement. */
  id: number | null
  read: DeskPassage['read'] | null
  content: Piece[]
  cue: Piece | null
  mention: Piece | null
  kind: QuoteKind
  wording: string
  /** Another claim, or utterance, on record that these words join. */
  claim: { id: number; wording: string } | null
  utterance: { id: number; label: string } | null
  source: Choice | null
  remember: NameKind | null
  capacity: string
  speaksFor: Choice | null
  /** Said-on as typed, and the stored day that it stands for while it is not typed anew. */
  said: string
  kept: SaidOn | null
  channel: string
  stance: Stance
  /** Names, parted by commas. */
  topics: string
}

/** A new statement filled from the words selected. `publishedOn` is EDTF. */
export function newDraft(
  text: string,
  content: Piece[],
  { publishedOn, passages }: { publishedOn: string | null; passages: DeskPassage[] },
): Draft {
  const known = passages.flatMap((passage) =>
    passage.source ? [{ name: passage.source.name, mentions: [words(passage.mention)] }] : [],
  )
  const proposal = propose(text, content, known)
  const counted = proposal.when ? readSaidOn(proposal.when, { publishedOn }) : null
  const published = fromPublication(publishedOn)
  const day = counted && !('problem' in counted) ? counted : 'problem' in published ? null : published
  return {
    id: null,
    read: null,
    content,
    cue: proposal.cue,
    mention: proposal.mention,
    kind: proposal.kind,
    wording: proposal.wording,
    claim: null,
    utterance: null,
    source: null,
    remember: null,
    capacity: '',
    speaksFor: null,
    said: day?.wording ?? day?.saidOn ?? '',
    kept: day ? { edtf: day.saidOn, wording: day.wording, basis: day.basis } : null,
    channel: proposal.channel ?? '',
    stance: proposal.stance,
    topics: '',
  }
}

/** The form of a passage on record. */
export function draftOf(passage: DeskPassage): Draft {
  const piece = ({ start, end }: Piece): Piece => ({ start, end })
  return {
    id: passage.id,
    read: passage.read,
    content: passage.content.map(piece),
    cue: passage.cue[0] ? piece(passage.cue[0]) : null,
    mention: passage.mention[0] ? piece(passage.mention[0]) : null,
    kind: passage.kind,
    wording: passage.claim.wording,
    claim: null,
    utterance: null,
    source: passage.source,
    remember: null,
    capacity: passage.capacity ?? '',
    speaksFor: passage.speaksFor,
    said: passage.saidOn?.edtf ?? '',
    kept: passage.saidOn,
    channel: passage.channel ?? '',
    stance: passage.stance,
    topics: passage.topics.join(', '),
  }
}

/** The day that the form's said-on means, with its working; a null value where the field is empty. */
export function saidOf(
  { said, kept }: Pick<Draft, 'said' | 'kept'>,
  publishedOn: string | null,
): { value: SaidOn | null; why: string } | { problem: string } {
  const typed = said.trim()
  if (!typed) return { value: null, why: 'No day yet. It is needed before publishing.' }
  if (kept && (typed === kept.edtf || typed === kept.wording)) {
    const read = readSaidOn(kept.edtf, { publishedOn })
    const day = 'problem' in read ? longDate(kept.edtf) : read.why.split(':')[0]
    return { value: kept, why: `${day}: ${how(kept)}` }
  }
  const read = readSaidOn(typed, { publishedOn })
  if ('problem' in read) return read
  return { value: { edtf: read.saidOn, wording: read.wording, basis: read.basis }, why: read.why }
}

function how({ wording, basis }: SaidOn): string {
  const printed = wording ? `“${wording}”, ` : ''
  if (basis === 'stated') return `${printed}as printed`
  if (basis === 'relative') return `${printed}counted back from publication`
  if (basis === 'published-on') return 'the day of publication, as the article gives no other'
  return 'entered by the editor'
}

/** What the form sends; a statement's door parses it. Throws where the said-on does not parse: ask `saidOf` first. */
export function statementOf(draft: Draft, publishedOn: string | null): Omit<NewStatement, 'versionId'> {
  const said = saidOf(draft, publishedOn)
  if ('problem' in said) throw new Error(said.problem)
  const choice = (source: Choice | null) =>
    source && (source.id ? { id: source.id } : { name: source.name, kind: source.kind })
  return {
    content: draft.content,
    cue: draft.cue,
    mention: draft.mention,
    kind: draft.kind,
    claim: draft.claim ? { id: draft.claim.id } : { wording: draft.wording },
    utterance: draft.utterance?.id ?? null,
    source: choice(draft.source),
    remember: draft.remember,
    capacity: draft.capacity,
    speaksFor: choice(draft.speaksFor),
    saidOn: said.value,
    channel: draft.channel,
    stance: draft.stance,
    topics: draft.topics
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  }
}

/** Puts selected words into their place in the form; new content brings its quote kind along. */
export function place(
  draft: Draft,
  text: string,
  piece: Piece,
  as: 'content' | 'piece' | 'cue' | 'mention',
): Draft {
  if (as === 'cue' || as === 'mention') return { ...draft, [as]: piece }
  const apart = (other: Piece) => other.end <= piece.start || other.start >= piece.end
  const content =
    as === 'content'
      ? [piece]
      : [...draft.content.filter(apart), piece].sort((one, other) => one.start - other.start)
  return { ...draft, content, kind: quoteKind(text, content) }
}
