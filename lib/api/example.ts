/** What examples of the document begin with; the record they show is invented. */
export const origin = 'https://onrecord.example'

const at = (noun: string, id: number, slug: string) => ({
  id,
  url: `${origin}/${noun}/${id}-${slug}`,
  self: `${origin}/api/v1/${noun}/${id}`,
})

const claimReference = {
  ...at('claims', 12, 'the-harbour-bridge-will-stay-closed-until-june'),
  wording: 'The harbour bridge will stay closed until June.',
}
const sourceReference = {
  ...at('sources', 7, 'mara-lindqvist'),
  name: 'Mara Lindqvist',
  kind: 'person',
}
const officeReference = {
  ...at('sources', 9, 'harbour-office'),
  name: 'Harbour Office',
  kind: 'organisation',
}
const topicReference = { ...at('topics', 3, 'bridges'), name: 'Bridges' }

const day = (edtf: string, earliest = edtf, latest = edtf) => ({ edtf, earliest, latest })

const articleReference = {
  ...at('articles', 31, 'bridge-closed-for-another-season'),
  title: 'Bridge closed for another season',
}
const publisherReference = { ...at('publishers', 5, 'harbour-post'), name: 'Harbour Post' }
const utterancePlace = {
  id: 40,
  url: `${claimReference.url}#u40`,
  self: `${origin}/api/v1/utterances/40`,
}
const text = '“We will not open it before June,” Mara Lindqvist said on Friday.'

const utterance = {
  ...utterancePlace,
  claim: claimReference,
  stance: 'asserts',
  source: sourceReference,
  capacity: 'harbour master',
  speaksFor: officeReference,
  saidOn: { ...day('2025-03-14'), wording: 'on Friday', basis: 'relative' },
  channel: 'a press briefing',
  recordedOn: '2025-03-15',
  attestationCount: 1,
  sample: false,
}
const attestation = {
  id: 55,
  url: utterancePlace.url,
  self: `${origin}/api/v1/attestations/55`,
  utterance: utterancePlace,
  claim: claimReference,
  stance: 'asserts',
  source: sourceReference,
  words: '“We will not open it before June,”',
  quoteKind: 'direct',
  passage: {
    text,
    paragraph: 2,
    marks: [
      { start: 0, end: 34, as: 'content' },
      { start: 35, end: 49, as: 'mention' },
      { start: 50, end: 54, as: 'cue' },
    ],
  },
  article: {
    ...articleReference,
    publisher: { id: 5, name: 'Harbour Post', self: publisherReference.self },
    publishedOn: day('2025-03-15'),
    language: 'en',
    original: 'https://harbour-post.example/bridge#:~:text=We%20will%20not%20open%20it',
    archive: null,
  },
  version: 1,
  chain: [{ kind: 'own', name: null, publisher: null }],
  changed: null,
  sample: false,
}
const source = {
  ...sourceReference,
  description: 'Harbour master of Lindhaven',
  utteranceCount: 14,
  sample: false,
}

/** One row of each kind, all of one invented record, as the API answers it. */
export const examples = {
  claim: {
    ...claimReference,
    topics: [topicReference],
    firstPublishedOn: '2025-03-15',
    firstSaid: day('2025-03-14'),
    lastSaid: day('2025-03', '2025-03-01', '2025-03-31'),
    utteranceCount: 2,
    sourceCount: 2,
    sample: false,
  },
  utterance,
  attestation,
  hit: {
    ...utterance,
    found: {
      wording: [
        { text: 'The ', hit: false },
        { text: 'harbour bridge', hit: true },
        { text: ' will stay closed until June.', hit: false },
      ],
      name: null,
      printed: null,
    },
  },
  source,
  sourceInFull: {
    ...source,
    claimCount: 9,
    firstSaid: day('2023', '2023-01-01', '2023-12-31'),
    lastSaid: day('2025-03-14'),
    names: [{ name: 'M. Lindqvist', kind: 'alias', held: null }],
    roles: [
      {
        title: 'Harbour master',
        organisation: { id: 9, name: 'Harbour Office', url: officeReference.url },
        held: '2021-05/..',
      },
    ],
    partOf: [],
    parts: [],
    identifiers: [{ scheme: 'wikidata', value: 'Q4115189' }],
    publisher: null,
    channels: [{ name: 'a press briefing', utteranceCount: 6 }],
  },
  article: {
    ...articleReference,
    byline: 'Jonas Ek',
    publisher: publisherReference,
    publishedOn: day('2025-03-15'),
    language: 'en',
    original: 'https://harbour-post.example/bridge',
    archive: null,
    rights: 'excerpts',
    versionCount: 2,
    attestationCount: 1,
    sample: false,
  },
  version: {
    id: 1,
    url: `${articleReference.url}?version=1`,
    self: `${articleReference.self}/versions/1`,
    article: articleReference,
    recordedOn: '2025-03-15',
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    length: 2874,
    current: false,
  },
  topic: { ...topicReference, claimCount: 18, more: false, sample: false },
  topicInFull: {
    ...topicReference,
    broader: { ...at('topics', 2, 'roads'), name: 'Roads' },
    narrower: [],
    sample: false,
  },
  publisher: { ...publisherReference, articleCount: 120, more: false, sample: false },
  publisherInFull: {
    ...publisherReference,
    host: 'harbour-post.example',
    country: 'SE',
    description: 'A daily of Lindhaven',
    articleCount: 120,
    attestationCount: 311,
    more: false,
    sample: false,
  },
  revision: {
    id: 2041,
    at: '2025-03-16T09:12:44Z',
    by: 'Ida Berg',
    what: 'Topic “Bridges” added.',
    reason: null,
    change: 'corrected',
  },
}
