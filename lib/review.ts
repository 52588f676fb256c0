import type { QuoteKind, Stance } from './record'
import type { Piece } from './spans'
import type { Speaker } from './suggestion'

/** The fields of the form in which an accepted suggestion may be changed. */
export const changeable = [
  'content',
  'cue',
  'mention',
  'kind',
  'stance',
  'wording',
  'source',
  'capacity',
  'saidOn',
  'channel',
] as const
export type Changeable = (typeof changeable)[number]

type Said = {
  content: Piece[]
  cue: Piece[]
  mention: Piece[]
  kind: QuoteKind
  stance: Stance
  wording: string
  capacity: string | null
  /** EDTF */
  saidOn: string | null
  channel: string | null
}
export type Proposed = Omit<Said, 'capacity'> & { speaker: Speaker | null }
export type OnRecord = Said & {
  /** The name and the other names of the source; empty where there is none. */
  names: string[]
  /** Whether the source was offered with the suggestion. */
  offered: boolean
  /** What stood on record before and was joined: its wording, or its day and channel, are of others. */
  joined: 'claim' | 'utterance' | null
}

/** Words as they are compared: case, accents, sorts of quotation marks and white space left out. */
export function bare(words: string | null): string {
  return (words ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const samePieces = (one: Piece[], other: Piece[]) =>
  one.length === other.length &&
  one.every(({ start, end }, place) => start === other[place]!.start && end === other[place]!.end)

/** The fields in which what was recorded differs from what was proposed, in the order of the form. */
export function changesOf(proposed: Proposed, recorded: OnRecord): Changeable[] {
  const { joined } = recorded
  const changed: Record<Changeable, boolean> = {
    content: !samePieces(proposed.content, recorded.content),
    cue: !samePieces(proposed.cue, recorded.cue),
    mention: !samePieces(proposed.mention, recorded.mention),
    kind: proposed.kind !== recorded.kind,
    stance: proposed.stance !== recorded.stance,
    wording: !joined && proposed.wording.trim() !== recorded.wording.trim(),
    source: !sameSource(proposed.speaker, recorded),
    capacity: joined !== 'utterance' && !sameCapacity(proposed.speaker, recorded.capacity),
    saidOn: joined !== 'utterance' && proposed.saidOn !== recorded.saidOn,
    channel: joined !== 'utterance' && bare(proposed.channel) !== bare(recorded.channel),
  }
  return changeable.filter((field) => changed[field])
}

function sameSource(speaker: Speaker | null, { names, offered }: OnRecord): boolean {
  if (!speaker || !names.length) return !speaker && !names.length
  return offered || names.some((name) => bare(name) === bare(speaker.name))
}

// "Prosecutor General", "Prosecutor General of Ukraine" and "Ukraine's Prosecutor General" are one proposal.
function sameCapacity(speaker: Speaker | null, recorded: string | null): boolean {
  const told = bare(speaker?.capacity ?? null)
  if (!told || !recorded) return told === bare(recorded)
  const parts = (words: string) =>
    bare(words)
      .split(' ')
      .filter((part) => !/^(the|of|for|at|in|s)$/.test(part))
      .sort()
      .join(' ')
  return [told, `${told} ${speaker!.organisation ?? ''}`].some((words) => parts(words) === parts(recorded))
}

type Words = { words: string; mention: string; speaker: string | null }

/** Finds what was dismissed before in the same words, with the same mention or speaker. */
export function remembering<Dismissed extends Words>(
  dismissed: Dismissed[],
): (proposed: Words) => Dismissed | undefined {
  const byWords = new Map<string, Dismissed[]>()
  for (const former of dismissed) {
    const key = bare(former.words)
    byWords.set(key, [...(byWords.get(key) ?? []), former])
  }
  return ({ words, mention, speaker }) =>
    byWords
      .get(bare(words))
      ?.find(
        (former) =>
          (mention && bare(former.mention) === bare(mention)) || bare(former.speaker) === bare(speaker),
      )
}
