import type { DeskPassage, DeskSuggestion } from './desk-view'
import { longDate } from './dates'
import type { Choice, Draft } from './draft'
import { passageOver } from './shown-suggestions'
import type { Speaker } from './suggestion'

/** What a suggestion's form rests on besides the suggestion: the article's others, and its standing passages. */
export type Around = {
  suggestions: readonly DeskSuggestion[]
  passages: readonly DeskPassage[]
  /** Organisations on record, by the name that the article prints. */
  organisations: Readonly<Record<string, Choice>>
}

/**
 * Who says it, as far as that is settled: as elsewhere in the article, on record for certain, new to the record,
 * a place for a government, one of several whom the editor chooses from, or nobody the program knows.
 */
export type Who =
  | { how: 'as before'; passage: DeskPassage; source: Choice }
  | { how: 'on record'; source: Choice; why: string }
  | { how: 'new'; source: Choice }
  | { how: 'place'; source: Choice }
  | { how: 'choose'; source: null; among: (Choice & { why: string })[] }
  | { how: 'unknown'; source: null }

const plain = (name: string) => name.trim().toLowerCase()
const named = (name: string) => (source: { name: string }) => plain(source.name) === plain(name)

/** Who a suggestion's speaker is. What the editor chose for the same speaker before comes first. */
export function whoSays(suggestion: DeskSuggestion, { suggestions, passages }: Around): Who {
  const { speaker, sources } = suggestion
  const before = speaker && spokenBefore(suggestion, speaker, suggestions, passages)
  if (before?.source) return { how: 'as before', passage: before, source: before.source }
  const certain = sources.filter((source) => source.certain)
  const [sure] = certain
  if (sure && certain.length === 1) return { how: 'on record', source: chosen(sure), why: sure.why }
  if (speaker?.place) {
    const government = sources.find(named(speaker.name))
    if (government || !sources.length)
      return { how: 'place', source: government ? chosen(government) : made(speaker) }
  }
  if (sources.length) {
    const fresh = speaker ? [{ ...made(speaker), why: 'new to the record' }] : []
    return { how: 'choose', source: null, among: [...sources.slice(0, 3), ...fresh] }
  }
  return speaker ? { how: 'new', source: made(speaker) } : { how: 'unknown', source: null }
}

const chosen = ({ id, name, kind }: Choice): Choice => ({ id, name, kind })
const made = ({ name, kind }: Speaker): Choice => ({ name, kind })

/** The passage of the same speaker that stands nearest before these words, or else after them. */
function spokenBefore(
  suggestion: DeskSuggestion,
  speaker: Speaker,
  suggestions: readonly DeskSuggestion[],
  passages: readonly DeskPassage[],
): DeskPassage | undefined {
  const proposed = suggestions.flatMap((other) =>
    other.id !== suggestion.id && other.speaker && named(speaker.name)(other.speaker)
      ? (passageOver(other, passages) ?? [])
      : [],
  )
  const same = passages.filter(
    (passage) => passage.source && (proposed.includes(passage) || named(speaker.name)(passage.source)),
  )
  const at = suggestion.content[0]?.start ?? 0
  return same.findLast(({ content }) => (content[0]?.start ?? 0) < at) ?? same[0]
}

/** The passage that reports the same utterance as a suggestion: its words stand elsewhere in the article too. */
export function twinOf(
  suggestion: DeskSuggestion,
  { suggestions, passages }: Around,
): DeskPassage | undefined {
  return suggestions
    .filter((other) => other.id !== suggestion.id && other.utterance === suggestion.utterance)
    .map((other) => other.state !== 'dismissed' && passageOver(other, passages))
    .find((passage) => passage !== undefined && passage !== false)
}

/** The form of one statement, filled from what the program proposes. */
export function draftOfSuggestion(suggestion: DeskSuggestion, around: Around): Draft {
  const { speaker, saidOn } = suggestion
  const who = whoSays(suggestion, around)
  const before = who.how === 'as before' ? who.passage : null
  const twin = twinOf(suggestion, around)
  return {
    id: null,
    read: null,
    content: suggestion.content,
    cue: suggestion.cue,
    mention: suggestion.mention,
    kind: suggestion.kind,
    wording: suggestion.wording,
    claim: null,
    utterance: twin ? { id: twin.utterance, label: saidIn(twin) } : null,
    source: who.source,
    named: '',
    own: false,
    remember: who.how === 'place' ? 'metonym' : null,
    capacity: before?.capacity ?? (speaker ? capacityOf(speaker) : ''),
    speaksFor: before?.speaksFor ?? speaksForOf(speaker, around.organisations),
    said: saidOn?.wording ?? saidOn?.edtf ?? '',
    kept: saidOn,
    channel: suggestion.channel ?? '',
    stance: suggestion.stance,
    topics: '',
    chain: [],
    reason: '',
  }
}

/** An utterance on record in one line: who, when, and the claim. */
export function saidIn({ source, saidOn, claim }: DeskPassage): string {
  return [source?.name ?? 'Source not known', saidOn ? longDate(saidOn.edtf) : '', claim.wording]
    .filter(Boolean)
    .join(', ')
}

const isOffice =
  /^(?!the\b).*\b(?:ministry|department|office|council|court|agency|authority|committee|commission|board|bank|party|union|federation|association|service|police|army|government|parliament|company)$/i

function capacityOf({ capacity, organisation }: Speaker): string {
  if (!capacity || !organisation || plain(capacity).includes(plain(organisation))) return capacity ?? ''
  const the = isOffice.test(organisation) || /^(?!the )\p{Ll}/u.test(organisation) ? 'the ' : ''
  return `${capacity} of ${the}${organisation}`
}

/** Whether somebody of this capacity speaks for others. */
export const isSpokesperson = (capacity: string | null): boolean =>
  /\bspokes|\bpress (?:officer|secretary)/i.test(capacity ?? '')

function speaksForOf(speaker: Speaker | null, organisations: Around['organisations']): Choice | null {
  if (!speaker?.organisation || !isSpokesperson(speaker.capacity)) return null
  return organisations[speaker.organisation] ?? null
}
