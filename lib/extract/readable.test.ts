import { expect, test } from 'vitest'
import { choose } from './readable'

const words = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ')
const article = words('story', 200)
const beside = words('teaser', 120)
const nothing = { readability: '', defuddle: '', densest: '', told: '', all: '' }

test.each([
  [
    'Readability goes first',
    { readability: article, defuddle: `${article} ${beside}`, densest: `${article} ${beside}` },
    article,
  ],
  [
    'not where it misses half',
    { readability: words('story', 60), defuddle: article, densest: article },
    article,
  ],
  [
    'nor where it has more than two that agree',
    { readability: `${article} ${beside}`, defuddle: article, densest: article },
    article,
  ],
  ['nor where it has nothing', { defuddle: article, densest: `${article} ${beside}` }, article],
  [
    'JSON-LD confirms one of several',
    { readability: beside, defuddle: article, densest: beside, told: `${article} end` },
    article,
  ],
  ['JSON-LD has more than the page shows', { readability: words('story', 60), told: article }, article],
  ['JSON-LD has only the beginning', { readability: article, told: words('story', 101) }, article],
  ['the longest where all are short', { readability: 'One.', all: 'One and two.' }, 'One and two.'],
])('%s', (_what, opinions, expected) => {
  expect(choose({ ...nothing, ...opinions })).toBe(expected)
})
