import type { SourceKind } from '../../record'
import type { Speaker } from '../../suggestion'
import type { Token } from '../frame'
import type { Named } from './names'
import { as, personOf, type Context, type Resolved } from './speakers'
import type { Statement } from './statements'
import * as en from './words'

/** Whether a word names several. */
export const plural = (token: Token): boolean => /(?:[^s]s|people|police|men|women)$/.test(token.lower)

/** The tokens of a description up to its head: "the mayor" of "the mayor of Port Averil". */
function headOf(tokens: readonly Token[]): readonly Token[] {
  const link = tokens.findIndex(
    (token, at) => at > 0 && token.kind === 'word' && en.prepositions.has(token.lower),
  )
  return link < 0 ? tokens : tokens.slice(0, link)
}

/** "the minister", "a senior official", "residents": pointing back, unnamed, or a group. */
export function description(
  context: Context,
  statement: Statement,
  tokens: readonly Token[],
  printed: string,
): Resolved {
  const front = headOf(tokens)
  const [head, first] = [front.at(-1), tokens[0]]
  if (!head || !first) return unnamed(printed, tokens)
  const definite = /^(?:the|this|that|his|her|their|its)$/.test(first.lower)
  if (definite && !plural(head) && (en.personNouns.has(head.lower) || /-year-old$/.test(head.lower))) {
    const found = calledSo(context, statement, head)
    if (found) return { ...as(found), how: `“${printed}” = ${found.name}` }
  }
  if (kindOf(tokens) !== 'organisation') return unnamed(printed, tokens)
  const name = printed.replace(/^the\s+/i, '')
  const known = /\p{Lu}/u.test(name) ? null : lastBody(context, statement, head)
  if (known) return { ...as(known), how: `“${printed}” = ${known.name}` }
  return {
    speaker: { name, kind: 'organisation', capacity: null, organisation: null, place: false },
    named: null,
    how: `“${printed}”`,
  }
}

/** Sentences that a description points back over at most. */
const furthest = 60

/** The person that the article called so; failing that, for words that fit one person at a time, the latest one. */
export function calledSo({ byFrame }: Context, statement: Statement, head: Token): Named | null {
  const gender = en.maleWords.has(head.lower) ? 1 : en.femaleWords.has(head.lower) ? -1 : 0
  let latest: Named | null = null
  for (let frame = statement.frame; frame >= 0 && frame > statement.frame - furthest; frame -= 1) {
    const listed = (byFrame.get(frame) ?? []).filter(
      (one) => one.start < statement.mention!.start && personOf(one.named, gender),
    )
    const called = listed.findLast((one) => one.named.nouns.has(head.lower))
    if (called) return called.named
    if (statement.frame - frame < 6) latest ??= listed.at(-1)?.named ?? null
  }
  return en.offices.has(head.lower) ? null : latest
}

function lastBody({ byFrame }: Context, statement: Statement, head: Token): Named | null {
  if (!en.bodies.has(head.lower)) return null
  let latest: Named | null = null
  for (let frame = statement.frame; frame >= 0 && frame > statement.frame - 12; frame -= 1) {
    const listed = (byFrame.get(frame) ?? []).filter(
      (one) => one.start < statement.mention!.start && one.named.kind === 'organisation',
    )
    const called = listed.findLast((one) => one.named.words.some((word) => word.toLowerCase() === head.lower))
    if (called) return called.named
    if (statement.frame - frame < 3) latest ??= listed.at(-1)?.named ?? null
  }
  return latest
}

function kindOf(tokens: readonly Token[]): SourceKind {
  const front = headOf(tokens)
  const head = front.at(-1)
  if (!head) return 'unnamed'
  if (plural(head) && !/^(?:congress|news|press|times)$/.test(head.lower))
    return en.unnamedNouns.has(head.lower) ? 'unnamed' : 'group'
  const named = head.capital && front.length > 1
  return named || en.bodyWords.has(head.lower) || en.bodies.has(head.lower) ? 'organisation' : 'unnamed'
}

/** Several people, by the words that the article has for them. */
export const group = (printed: string): Speaker => ({
  name: printed,
  kind: 'group',
  capacity: null,
  organisation: null,
  place: false,
})

/** A source that the article does not name, with its wording. */
export function unnamed(printed: string, tokens: readonly Token[]): Resolved {
  const kind = kindOf(tokens)
  const name = printed.replace(/\s+/g, ' ').slice(0, 200)
  const speaker: Speaker = {
    name,
    kind: kind === 'organisation' ? 'unnamed' : kind,
    capacity: null,
    organisation: null,
    place: false,
  }
  return { speaker, named: null, how: `“${name}”` }
}
