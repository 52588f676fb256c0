import { longDate } from './dates'
import type { ClaimView, SourceView, Stance } from './record'

/** What a picture to share shows: a small line above, the words, lines below, and a day in the margin. */
export type Picture = { above: string; words: string; below: string[]; margin: string | null }

const told: Record<Stance, string> = {
  asserts: 'Asserted',
  denies: 'Denied',
  questions: 'Questioned',
  demands: 'Demanded',
  predicts: 'Predicted',
}

/** A claim's picture: its words, who takes which stance, and the day it was said last. */
export function pictureOfClaim(claim: ClaimView): Picture {
  const stances = [...new Set(claim.utterances.map((utterance) => utterance.stance))]
  const below = stances.slice(0, 3).map((stance) => {
    const sources = [
      ...new Set(claim.utterances.filter((said) => said.stance === stance).map((said) => said.source.name)),
    ]
    const more = sources.length > 2 ? ` and ${sources.length - 2} more` : ''
    return `${told[stance]} by ${sources.slice(0, 2).join(', ')}${more}`
  })
  const last = claim.utterances[0]?.saidOn
  return {
    above: `Claim ${claim.id}${claim.sample ? ', a sample: nobody said this' : ''}`,
    words: claim.wording,
    below,
    margin: last ? longDate(last) : null,
  }
}

/** A source's picture: its name, and how much of it is on record. */
export function pictureOfSource(source: SourceView): Picture {
  return {
    above: `Source ${source.id}${source.sample ? ', a sample: it does not exist' : ''}`,
    words: source.name,
    below: [
      ...(source.description ? [source.description] : []),
      `${source.utterances} ${source.utterances === 1 ? 'statement' : 'statements'} on record`,
    ],
    margin: source.lastSaid ? longDate(source.lastSaid) : null,
  }
}
