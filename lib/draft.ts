import { z } from 'zod'
import { fromPublication, longDate, readSaidOn } from './dates'
import type { DeskPassage } from './desk-view'
import type { Problem } from './errors'
import { propose } from './proposal'
import { quoteKind } from './quotation'
import { chainKinds, dateBases, nameKinds, quoteKinds, sourceKinds, stances } from './record'
import type { Piece } from './spans'
import type { NewStatement } from './statement-input'

const piece = z.object({ start: z.int().min(0), end: z.int().min(1) }).refine(({ start, end }) => start < end)
const choice = z.object({ id: z.int().positive().optional(), name: z.string(), kind: z.enum(sourceKinds) })
const saidOn = z.object({ edtf: z.string(), wording: z.string().nullable(), basis: z.enum(dateBases) })

/** The form of one statement as it stands on the screen, and as it is kept on the device. */
export const draftSchema = z.object({
  /** The passage that is edited and the versions that were read; null for a new statement. */
  id: z.int().positive().nullable(),
  read: z.object({ attestation: z.int(), utterance: z.int(), claim: z.int() }).nullable(),
  content: z.array(piece).min(1),
  cue: piece.nullable(),
  mention: piece.nullable(),
  kind: z.enum(quoteKinds),
  wording: z.string(),
  /** Another claim, or utterance, on record that these words join. */
  claim: z.object({ id: z.int().positive(), wording: z.string() }).nullable(),
  utterance: z.object({ id: z.int().positive(), label: z.string() }).nullable(),
  source: choice.nullable(),
  /** A name typed for the source while none is chosen. */
  named: z.string().default(''),
  /** Whether a passage that shares its claim gets one of its own. */
  own: z.boolean().default(false),
  remember: z.enum(nameKinds).nullable(),
  capacity: z.string(),
  speaksFor: choice.nullable(),
  /** Said-on as typed, and the stored day that it stands for while it is not typed anew. */
  said: z.string(),
  kept: saidOn.nullable(),
  channel: z.string(),
  stance: z.enum(stances),
  /** Names, parted by commas. */
  topics: z.string(),
  /** Through whom the words reached the article, the nearest first. */
  chain: z.array(z.object({ kind: z.enum(chainKinds), name: z.string() })).default([]),
  /** Why a published passage is changed. */
  reason: z.string().default(''),
})

export type Draft = z.infer<typeof draftSchema>
/** A source chosen in the form: one on record, or one to be made in place. */
export type Choice = z.infer<typeof choice>
type SaidOn = z.infer<typeof saidOn>

/** A new statement filled from the words selected. `publishedOn` is EDTF. */
export function newDraft(
  text: string,
  content: Piece[],
  { publishedOn }: { publishedOn: string | null },
): Draft {
  const proposal = propose(text, content)
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
    named: '',
    own: false,
    remember: null,
    capacity: '',
    speaksFor: null,
    said: day?.wording ?? day?.saidOn ?? '',
    kept: day ? { edtf: day.saidOn, wording: day.wording, basis: day.basis } : null,
    channel: proposal.channel ?? '',
    stance: proposal.stance,
    topics: '',
    chain: [],
    reason: '',
  }
}

/** The form of a passage on record. */
export function draftOf(passage: DeskPassage): Draft {
  const cut = ({ start, end }: Piece): Piece => ({ start, end })
  return {
    id: passage.id,
    read: passage.read,
    content: passage.content.map(cut),
    cue: passage.cue[0] ? cut(passage.cue[0]) : null,
    mention: passage.mention[0] ? cut(passage.mention[0]) : null,
    kind: passage.kind,
    wording: passage.claim.wording,
    claim: null,
    utterance: null,
    source: passage.source,
    named: '',
    own: false,
    remember: null,
    capacity: passage.capacity ?? '',
    speaksFor: passage.speaksFor,
    said: passage.saidOn?.edtf ?? '',
    kept: passage.saidOn,
    channel: passage.channel ?? '',
    stance: passage.stance,
    topics: passage.topics.join(', '),
    chain: passage.chain.map(({ kind, name }) => ({ kind, name: name ?? '' })),
    reason: '',
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

/** The form of a passage that was deleted meanwhile, as a new statement. */
export function anew(draft: Draft): Draft {
  return draft.id === null ? draft : { ...draft, id: null, read: null, utterance: null }
}

/**
 * The form with a source that was to be made, and is on record by now, as the one on record: from the article's
 * passages, or one of those offered for its suggestion, such as the one that was made before an undo.
 */
export function settled(
  draft: Draft,
  passages: readonly DeskPassage[],
  offered: readonly Choice[] = [],
): Draft {
  const spoken = passages.flatMap(({ source, speaksFor }) => [source, speaksFor])
  const known = (choice: Choice | null, among: readonly (Choice | null)[]) => {
    if (!choice || choice.id) return choice
    const found = among.filter((other) => other?.name === choice.name && other.kind === choice.kind)
    const [one] = found
    return one ? { id: one.id, name: one.name, kind: one.kind } : choice
  }
  return {
    ...draft,
    source: known(draft.source, [...spoken, ...offered]),
    speaksFor: known(draft.speaksFor, spoken),
  }
}

/** What keeps the form from being sent: a day that is none, or a name for the source that nobody has chosen yet. */
export function problemOf(draft: Draft, publishedOn: string | null): Problem | null {
  const said = saidOf(draft, publishedOn)
  if ('problem' in said) return { field: 'saidOn', message: said.problem }
  const name = draft.named.trim()
  if (draft.utterance || draft.source || !name) return null
  return { field: 'source', message: `Choose “${name}” from the list, or make it a new source there.` }
}

/** What the form sends; a statement's door parses it. Throws where the said-on does not parse: ask `saidOf` first. */
export function statementOf(draft: Draft, publishedOn: string | null): Omit<NewStatement, 'versionId'> {
  const said = saidOf(draft, publishedOn)
  if ('problem' in said) throw new Error(said.problem)
  const chosen = (source: Choice | null) =>
    source && (source.id ? { id: source.id } : { name: source.name, kind: source.kind })
  return {
    content: draft.content,
    cue: draft.cue,
    mention: draft.mention,
    kind: draft.kind,
    claim: draft.claim ? { id: draft.claim.id } : { wording: draft.wording },
    utterance: draft.utterance?.id ?? null,
    source: chosen(draft.source),
    remember: draft.remember,
    capacity: draft.capacity,
    speaksFor: chosen(draft.speaksFor),
    saidOn: said.value,
    channel: draft.channel,
    stance: draft.stance,
    topics: draft.topics
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    chain: draft.chain,
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
