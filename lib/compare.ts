import type { Stance } from './record'

/** The latest utterance of one source on a claim with one stance; `day` (yyyy-mm-dd) sorts it. */
export type Said = { claim: number; stance: Stance; utterance: number; day: string }

/** Two utterances that stand side by side; on claims that contradict each other where the claims differ. */
export type Pair = { a: Said; b: Said }
/** Lists are sorted by the later day of each line, newest first. */
export type Comparison = {
  /** Both said the same claim with the same stance. */
  both: Pair[]
  /** One denies what the other asserts, demands or predicts, or each holds a claim that contradicts the other's. */
  opposed: Pair[]
  /** On the same claim in another way: one asserts it, the other questions it. */
  otherwise: Pair[]
  onlyA: Said[]
  onlyB: Said[]
}

const holds = (stance: Stance) => stance === 'asserts' || stance === 'demands' || stance === 'predicts'
const against = (one: Stance, other: Stance) =>
  (one === 'denies' && holds(other)) || (other === 'denies' && holds(one))

/**
 * What two sources said, set side by side. Of each claim one pair a group, the newest; a claim may stand among what
 * both said and among what is opposed, where a source changed its mind. `contradicting`: pairs of claims, either way.
 */
export function compare(a: Said[], b: Said[], contradicting: [number, number][]): Comparison {
  const [ofA, ofB] = [byClaim(a), byClaim(b)]
  const both: Pair[] = []
  const opposed: Pair[] = []
  const otherwise: Pair[] = []
  const met = { a: new Set<number>(), b: new Set<number>() }
  for (const [claim, saidA] of ofA) {
    const saidB = ofB.get(claim)
    if (!saidB) continue
    met.a.add(claim)
    met.b.add(claim)
    const pairs = newestFirst(
      saidA.flatMap((one) => saidB.map((other) => ({ a: one, b: other }))),
      later,
    )
    const same = pairs.find((pair) => pair.a.stance === pair.b.stance)
    const counter = pairs.find((pair) => against(pair.a.stance, pair.b.stance))
    if (same) both.push(same)
    if (counter) opposed.push(counter)
    if (!same && !counter) otherwise.push(pairs[0]!)
  }
  const seen = new Set<string>()
  for (const [one, other] of contradicting.flatMap(([from, to]) => [
    [from, to] as const,
    [to, from] as const,
  ])) {
    const [held, counter] = [ofA.get(one)?.find(isHeld), ofB.get(other)?.find(isHeld)]
    if (!held || !counter || seen.has(`${one} ${other}`)) continue
    seen.add(`${one} ${other}`)
    met.a.add(one)
    met.b.add(other)
    opposed.push({ a: held, b: counter })
  }
  return {
    both: newestFirst(both, later),
    opposed: newestFirst(opposed, later),
    otherwise: newestFirst(otherwise, later),
    onlyA: alone(ofA, met.a),
    onlyB: alone(ofB, met.b),
  }
}

const isHeld = ({ stance }: Said) => holds(stance)
const later = ({ a, b }: Pair) => (a.day > b.day ? a.day : b.day)

/** Of each claim what was said of it, the newest first. */
function byClaim(said: Said[]): Map<number, Said[]> {
  const claims = new Map<number, Said[]>()
  for (const one of newestFirst(said, ({ day }) => day))
    claims.set(one.claim, [...(claims.get(one.claim) ?? []), one])
  return claims
}

const alone = (claims: Map<number, Said[]>, met: Set<number>): Said[] =>
  [...claims].flatMap(([claim, [newest]]) => (met.has(claim) || !newest ? [] : [newest]))

const newestFirst = <Line>(lines: Line[], day: (line: Line) => string): Line[] =>
  lines.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0))
