import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { DeskPassage } from '../lib/desk-view'

export type Attribution = {
  content: [number, number][]
  source: [number, number][]
  cue: [number, number][]
  kind: string
  stance: 'asserts' | 'denies' | 'questions' | 'demands' | 'predicts'
  speaker: string
  as?: string
  venue?: string
  saidOn: string
  claim: string
}

const seed = path.join(import.meta.dirname, '../../shared/seed')
export const there = existsSync(path.join(seed, 'gold.json'))
/** The article as it is brought in, its header before its words. */
export const article = there ? readFileSync(path.join(seed, 'article.txt'), 'utf8') : ''
/** Its text, and the annotation that was worked out by hand. */
export const gold = there
  ? (JSON.parse(readFileSync(path.join(seed, 'gold.json'), 'utf8')) as {
      text: string
      attributions: Attribution[]
    })
  : { text: '', attributions: [] }

/** Our own wordings of the claims, one for each key of the worked annotation. */
export const wordings: Record<string, string> = {
  'icc-accuses-putin': 'Vladimir Putin is responsible for the illegal deportation of children from Ukraine.',
  'icc-calls-for-arrest':
    'Vladimir Putin should be arrested on suspicion of deporting and transferring people unlawfully.',
  'icc-reasonable-grounds':
    'There are reasonable grounds to hold Vladimir Putin individually responsible for the crimes.',
  'kostin-signal': 'The warrant signals that the Russian leadership will be held to account.',
  'zelenskyy-historic-decision': 'The decision to issue the warrant is historic.',
  'russian-forces-atrocities': 'Russian forces have committed atrocities in Ukraine.',
  'warrants-no-meaning': 'The warrants of the International Criminal Court have no meaning for Russia.',
  'russia-not-party-to-rome-statute': 'Russia is not a party to the Rome Statute.',
}

/** A passage of the desk in the shape of the worked annotation. */
export function marked(passage: DeskPassage) {
  const cut = (pieces: { start: number; end: number }[]) => pieces.map(({ start, end }) => [start, end])
  return {
    content: cut(passage.content),
    source: cut(passage.mention),
    cue: cut(passage.cue),
    kind: passage.kind,
    stance: passage.stance,
    speaker: passage.source?.name,
    as: passage.capacity ?? undefined,
    venue: passage.channel ?? undefined,
    saidOn: passage.saidOn?.edtf,
  }
}
