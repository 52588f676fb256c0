import type { ClaimView, Passage, UtteranceView } from './record'

const words = 'We shut the gates at noon'
const text = `“${words},” she said on Friday.`

/** A passage of a claim for tests: one direct quotation in an archived article. */
export const passage: Passage = {
  id: 55,
  text,
  marks: [{ start: 1, end: 1 + words.length, as: 'content' }],
  kind: 'direct',
  language: 'en',
  paragraph: 2,
  version: 1,
  current: true,
  change: null,
  chain: [],
  article: {
    id: 9,
    title: 'Storm at the harbour',
    address: '9-storm-at-the-harbour',
    publishedOn: '2023-03-18',
    publisher: 'The Harbour Times',
    publisherId: 3,
    archive: 'https://archive.example/9',
  },
  original: 'https://times.example/9#:~:text=We%20shut',
}

export const utterance: UtteranceView = {
  id: 31,
  stance: 'asserts',
  source: { id: 4, name: 'Anna Reyes', kind: 'person', address: '4-anna-reyes' },
  speaksFor: { id: 5, name: 'Port of Averil', kind: 'organisation', address: '5-port-of-averil' },
  capacity: 'harbour master',
  channel: 'a radio interview',
  saidOn: '2023-03-17',
  wording: 'on Friday',
  basis: 'relative',
  recordedOn: '2023-03-19',
  passages: [passage],
}

export const claim: ClaimView = {
  id: 12,
  wording: 'The gates were shut at noon.',
  address: '12-the-gates-were-shut-at-noon',
  topics: [{ id: 3, name: 'harbours', address: '3-harbours' }],
  utterances: [utterance],
  since: '2023-03-19',
  history: [
    { id: 2, on: '2023-04-03', by: null, what: 'Corrected.', reason: null },
    { id: 1, on: '2023-03-19', by: null, what: 'Published.', reason: null },
  ],
  sample: false,
  tags: [],
}
