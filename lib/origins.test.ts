import { expect, test } from 'vitest'
import { originsOf } from './origins'
import type { ChainKind, UtteranceView } from './record'

let article = 0
type Step = [ChainKind, string?]
const report = (publisher: string | null, ...chain: Step[]) => ({
  article: { id: (article += 1), publisher },
  chain: chain.map(([kind, name = null]) => ({ kind, name, publisherId: null })),
})
const said = (...passages: ReturnType<typeof report>[]) =>
  ({ source: { name: 'Ilse Marrin' }, passages }) as unknown as UtteranceView
const told = (...utterances: UtteranceView[]) => {
  const { reports, origins, unstated } = originsOf(utterances)
  return [reports, ...origins.map(({ name, reports }) => `${name} ${reports}`), unstated]
}

test('reports of one agency rest on one origin, and what does not say is counted apart', () => {
  expect(
    told(
      said(
        report('Courier', ['agency', 'Reuters']),
        report('Echo', ['agency', 'reuters']),
        report('Harbour Post', ['own']),
        report(null, ['outlet', 'Weekly'], ['agency', 'Reuters']),
        report('Quay'),
      ),
    ),
  ).toEqual([5, 'Reuters 3', 'Harbour Post’s own reporter 1', 1])
})

test('an outlet is followed through its own report of the same utterance, and no other', () => {
  const post = () => report('Harbour Post', ['agency', 'Reuters'])
  expect(told(said(post(), report('Echo', ['outlet', 'harbour post'])))).toEqual([2, 'Reuters 2', 0])
  expect(told(said(post()), said(report('Echo', ['outlet', 'Harbour Post'])))).toEqual([
    2,
    'Reuters 1',
    'Harbour Post 1',
    0,
  ])
  expect(told(said(report('Harbour Post', ['own']), report('Echo', ['outlet', 'Harbour Post'])))).toEqual([
    2,
    'Harbour Post 2',
    0,
  ])
  expect(told(said(report('Harbour Post'), report('Echo', ['outlet', 'Harbour Post'])))).toEqual([
    2,
    'Harbour Post 1',
    1,
  ])
})

test('outlets that name each other are one origin', () => {
  expect(
    told(
      said(
        report('Echo', ['outlet', 'Courier']),
        report('Courier', ['outlet', 'Echo']),
        report('Quay', ['outlet', 'Echo']),
      ),
    ),
  ).toEqual([3, 'Courier 3', 0])
  expect(told(said(report('Echo', ['outlet', 'Echo'])))).toEqual([1, 'Echo 1', 0])
})

test('a channel is the source’s own, and an agency’s reporter is the agency', () => {
  expect(
    told(
      said(
        report('Echo', ['channel', 'Telegram']),
        report('Quay', ['agency', 'Reuters'], ['own']),
        report(null, ['own']),
      ),
    ),
  ).toEqual([3, 'Ilse Marrin’s own channel 1', 'Reuters 1', 'an outlet not known’s own reporter 1', 0])
})

test('two passages of one article for one utterance are one report', () => {
  const one = report('Echo', ['agency', 'Reuters'])
  expect(told(said({ ...one, chain: [] }, one))).toEqual([1, 'Reuters 1', 0])
})
