import type { Resolved } from './english/speakers'
import type { Statement } from './english/statements'

const longest = 480

type Worded = Pick<Statement, 'content' | 'cue' | 'how' | 'lemma'>

/**
 * A first wording of the claim: the content as one sentence without quotation marks, speaker and "that". A pronoun
 * that opens it is replaced where it can only be the speaker.
 */
export function wordingOf(text: string, statement: Worded, who: Resolved | null): string {
  const printed = plain(
    statement.content
      .map(({ start, end }) => text.slice(start, Math.min(end, start + 4 * longest)))
      .join(' '),
  )
  const words = own(printed, statement, who, whomIn(text, statement))
    .replace(
      /^(?:(?:accusations|allegations|charges|claims|reports|suggestions|the (?:idea|notion|claim|accusation|suggestion)) )?that (?=\S+ )/i,
      '',
    )
    .replace(/[\s,;:–—-]+$/, '')
  if (!words) return ''
  const cut = words.length > longest ? `${words.slice(0, longest).replace(/\s+\S*$/, '')}…` : words
  const [initial = ''] = cut
  return initial.toUpperCase() + cut.slice(initial.length) + (/[.!?…]$/.test(cut) ? '' : '.')
}

/** Words without quotation marks and doubled blanks. */
export function plain(words: string): string {
  return words
    .replace(/["“”„«»]|''|^\s*[‘']|(?<=[\s(])[‘'](?=\p{L})|[’'](?=[.,;:!?]*(?:\s|$))(?<![sS][’'])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function own(
  words: string,
  { how, lemma }: Pick<Statement, 'how' | 'lemma'>,
  who: Resolved | null,
  whom: string,
): string {
  const name = who && who.speaker.kind === 'person' && who.named ? who.speaker.name : null
  if (how === 'infinitive' && name) return words.replace(/^to /i, `${name} will `)
  if (how === 'demand') {
    const hearer = /^(.{2,80}?) to (?=\p{Ll}+)/u.exec(`${whom}${words}`)
    return hearer ? `${hearer[1]} should ${`${whom}${words}`.slice(hearer[0].length)}` : words
  }
  if (lemma === 'call') return words.replace(/^(.{2,80}?\p{L}) (?=(?:an?|the) \p{L})/u, '$1 is ')
  if (lemma === 'accuse') return deed(`${whom}${words}`)
  return how === 'that' || how === 'clause' || how === 'before' || how === 'object'
    ? named(words, who)
    : words
}

/** Whoever stands between the cue and what is said: the accused ("him of"), or who shall do it ("on the council"). */
function whomIn(text: string, { content, cue, how, lemma }: Worded): string {
  const [first] = content
  if (!first || !cue || cue.end > first.start || first.start - cue.end > 120) return ''
  const between = text.slice(cue.end, first.start).replace(/\s+/g, ' ').trimStart()
  if (lemma === 'accuse') return between
  const whom =
    how === 'demand' && /^to /i.test(text.slice(first.start, first.start + 3))
      ? between.replace(/^(?:up)?on (?=\S)/, '')
      : ''
  return /^[^,;:"“”]+$/.test(whom) ? whom : ''
}

const subjects: Record<string, string> = { him: 'he', her: 'she', them: 'they', me: 'I', us: 'we' }

/** "him of being late", what somebody is accused of, as a sentence: "he is late". */
function deed(words: string): string {
  const [all, whom, verb] = /^(.{2,80}?) of (\p{Ll}+ing)(?= )/u.exec(words) ?? []
  if (!all || !whom) return words
  const subject = subjects[whom.toLowerCase()] ?? whom
  const many = /^(?:they|we)$/.test(subject)
  const [is, has] = many ? ['are', 'have'] : ['is', 'has']
  const does = { being: is, having: has }[verb!] ?? `${has} been ${verb}`
  return `${subject} ${does}${words.slice(all.length)}`
}

/** Puts the speaker's name for the pronoun that opens a clause, where the pronoun fits the speaker. */
function named(words: string, who: Resolved | null): string {
  const gender = who?.named?.gender ?? 0
  if (!who || (who.speaker.kind === 'person' && !gender)) return words
  const name = who.speaker.place ? who.speaker.name.replace(/^Government of (?:the )?/, '') : who.speaker.name
  const [subject, owner] =
    who.speaker.kind === 'person' ? (gender > 0 ? ['he', 'his'] : ['she', 'her']) : ['it', 'its']
  const lead = '(?:(?:accusations|allegations|charges|claims|reports|suggestions) )?that '
  const opening = new RegExp(`^(?:${lead})?(?:(${subject})|${owner}) (?=\\p{L})`, 'iu').exec(words)
  if (!opening || (who.speaker.kind !== 'person' && who.speaker.kind !== 'organisation')) return words
  return `${opening[1] ? name : `${name}’s`} ${words.slice(opening[0].length)}`
}
