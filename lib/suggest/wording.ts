import type { Resolved } from './english/speakers'
import type { Statement } from './english/statements'

const longest = 480

/**
 * A first wording of the claim: the content as one sentence without quotation marks, speaker and "that". A pronoun
 * that opens it is replaced where it can only be the speaker.
 */
export function wordingOf(
  text: string,
  statement: Pick<Statement, 'content' | 'how'>,
  who: Resolved | null,
): string {
  const printed = plain(
    statement.content
      .map(({ start, end }) => text.slice(start, Math.min(end, start + 4 * longest)))
      .join(' '),
  )
  const words = own(printed, statement, who)
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

function own(words: string, { how }: Pick<Statement, 'how'>, who: Resolved | null): string {
  const name = who && who.speaker.kind === 'person' && who.named ? who.speaker.name : null
  if (how === 'infinitive' && name) return words.replace(/^to /i, `${name} will `)
  if (how === 'demand') {
    const hearer = /^(.{2,80}?) to (?=\p{Ll}+)/u.exec(words)
    return hearer && !/^to /i.test(words) ? `${hearer[1]} should ${words.slice(hearer[0].length)}` : words
  }
  const gender = who?.named?.gender ?? 0
  if (!name || (how !== 'that' && how !== 'clause' && how !== 'before') || !gender) return words
  return words.replace(gender > 0 ? /^(?:that )?he(?= )/i : /^(?:that )?she(?= )/i, name)
}
