import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleView, SourceView } from './record'
import { articleThing, claimThing, quotationThing, scriptText, sourceThing, type Thing } from './schema-org'
import { claim, passage, utterance } from './test-claim-view'

const every = ['@context', '@id', '@type', 'url', 'name', 'alternateName', 'sameAs', 'description']
const work = ['author', 'text', 'inLanguage', 'isPartOf', 'hasPart', 'datePublished', 'dateModified']
const works = [
  ...work,
  'dateCreated',
  'license',
  'keywords',
  'about',
  'publisher',
  'headline',
  'archivedAt',
  'mentions',
]
const body = ['memberOf', 'affiliation', 'jobTitle']

// Of each type what must be there (schema.org; for reviews what search engines ask too), and what may.
const rules: Record<string, { must: string[]; may: string[] }> = {
  Claim: { must: ['name', 'url'], may: [...works, 'appearance', 'firstAppearance', 'claimInterpreter'] },
  Quotation: { must: ['text', 'spokenByCharacter', 'isPartOf'], may: works },
  NewsArticle: { must: ['headline', 'url'], may: works },
  Person: { must: ['name'], may: body },
  Organization: { must: ['name'], may: ['memberOf'] },
  Thing: { must: ['name'], may: [] },
  Rating: {
    must: ['ratingValue', 'worstRating', 'bestRating', 'alternateName'],
    may: [],
  },
  ClaimReview: {
    must: ['url', 'claimReviewed', 'author', 'datePublished', 'reviewRating', 'itemReviewed'],
    may: ['reviewBody'],
  },
}
const ranges: Record<string, string[]> = {
  appearance: ['NewsArticle'],
  hasPart: ['Quotation'],
  isPartOf: ['NewsArticle'],
  author: ['Person', 'Organization'],
  publisher: ['Organization'],
  spokenByCharacter: ['Person', 'Organization', 'Thing'],
  affiliation: ['Organization'],
  memberOf: ['Organization'],
  about: ['Claim'],
  mentions: ['Claim'],
  reviewRating: ['Rating'],
  itemReviewed: ['Claim'],
}

/** What is wrong with a thing and all within it, one line each. */
function wrong(thing: Thing): string[] {
  const type = thing['@type']
  const rule = rules[type]
  if (!rule) return [`${type} is no type`]
  // By its address alone: it is described there.
  if (thing['@id'] && Object.keys(thing).length === 2) return []
  const missing = rule.must
    .filter((property) => !thing[property])
    .map((property) => `${type} lacks ${property}`)
  return Object.entries(thing).reduce((found, [property, value]) => {
    if (![...every, ...rule.must, ...rule.may].includes(property)) found.push(`${type} has no ${property}`)
    for (const one of [value].flat()) {
      if (typeof one !== 'object' || one === null) continue
      const inner = one as Thing
      if (!ranges[property]?.includes(inner['@type'])) found.push(`${property} is no ${inner['@type']}`)
      found.push(...wrong(inner))
    }
    if (property.startsWith('date') && !/^\d{4}/.test(String(value))) found.push(`${property} is no date`)
    return found
  }, missing)
}

const review = {
  verdict: 'Mostly true',
  value: 4,
  worst: 1,
  best: 5,
  reasons: 'Two logs.',
  by: 'Ed',
  on: '2023-05-01',
}
const source: SourceView = {
  ...utterance.source,
  description: 'Harbour master',
  names: [{ name: 'A. Reyes', kind: 'alias', held: null }],
  roles: [{ title: 'harbour master', organisation: utterance.speaksFor, held: '2020/..' }],
  parents: [],
  parts: [],
  identifiers: [
    { scheme: 'wikidata', value: 'Q42' },
    { scheme: 'site', value: 'javascript:alert(1)' },
  ],
  publisher: null,
  utterances: 1,
  claims: 1,
  firstSaid: '2023-03-17',
  lastSaid: '2023-03-17',
  channels: [],
  sample: false,
  tags: [],
}

const note = {
  ...{ number: 1, attestation: 55, claim, stance: 'asserts' as const, source: utterance.source },
  ...{ saidOn: '2023-03-17', sameAs: null },
}
const article: ArticleView = {
  ...passage.article,
  ...{ byline: 'Kim Oda', url: 'https://times.example/9', language: 'en', rights: 'excerpts', sample: false },
  ...{ version: 1, current: true, versions: [], paragraphs: [], paragraphCount: 3, tags: [] },
  notes: [note],
  unplaced: [{ note: { ...note, number: 2, attestation: 56 }, passage }],
}

describe('what is written keeps to the vocabulary', () => {
  test.each([
    ['claim', claimThing(claim)],
    ['assessed claim', claimThing(claim, review)],
    ['quotation', quotationThing({ claim, utterance, passage })],
    ['article', articleThing(article)],
    ['article of no address', articleThing({ ...article, url: null, byline: null, publisher: null })],
    ['person', sourceThing(source)],
    ['organisation', sourceThing({ ...source, kind: 'organisation' })],
  ])('%s', (_, thing) => {
    expect(thing['@context']).toBe('https://schema.org')
    expect(wrong(thing)).toEqual([])
  })
})

test('a source is the same as in its registers, and no unsafe address is one', () => {
  expect(sourceThing(source)['sameAs']).toEqual(['https://www.wikidata.org/wiki/Q42'])
})

test('an article names each claim once, each passage by its address, and none of its text', () => {
  const thing = articleThing(article)
  expect(thing).toMatchObject({
    headline: 'Storm at the harbour',
    author: { '@type': 'Person', name: 'Kim Oda' },
    publisher: { name: 'The Harbour Times' },
    datePublished: '2023-03-18',
    mentions: [{ '@type': 'Claim', name: claim.wording }],
    hasPart: [{ '@id': '/attestations/55.jsonld' }, { '@id': '/attestations/56.jsonld' }],
  })
  expect(scriptText(thing)).not.toContain('We shut the gates')
})

test('a claim appears in each article once, and is reviewed only where it was assessed', () => {
  const twice = { ...claim, utterances: [utterance, { ...utterance, id: 32 }] }
  expect(claimThing(twice)).toMatchObject({
    '@type': 'Claim',
    appearance: [{ headline: passage.article.title }],
  })
  expect(claimThing(twice)['appearance']).toHaveLength(1)
  expect(claimThing(claim, review)).toMatchObject({
    '@type': 'ClaimReview',
    itemReviewed: { '@type': 'Claim' },
  })
})

test('somebody unnamed is no person, and no author by name', () => {
  const unnamed = { ...utterance.source, name: 'an official', kind: 'unnamed' as const }
  const said = { ...utterance, source: unnamed }
  const thing = claimThing({ ...claim, utterances: [said, { ...utterance, id: 32 }] })
  expect(thing).toMatchObject({
    author: [{ '@type': 'Person', '@id': '/sources/4' }],
    hasPart: [{ spokenByCharacter: { '@type': 'Thing', name: 'an official' } }, {}],
  })
  expect(wrong(thing)).toEqual([])
  const quoted = quotationThing({ claim, utterance: said, passage })
  expect(wrong(quoted)).toEqual([])
  expect(sourceThing({ ...source, kind: 'unnamed' })['@type']).toBe('Thing')
})

test('a person is nobody’s affiliation, and a review without an editor is the record’s', () => {
  const boss = { ...utterance, speaksFor: { ...utterance.source, id: 99, kind: 'person' as const } }
  expect(JSON.stringify(quotationThing({ claim, utterance: boss, passage }))).not.toContain('affiliation')
  expect(claimThing(claim, { ...review, by: null })).toMatchObject({
    author: { '@type': 'Organization', name: 'Onrecord' },
  })
})

test('a date that is no calendar date of ISO 8601 is left out', () => {
  const circa = { ...utterance, saidOn: '2023-03~' }
  expect(quotationThing({ claim, utterance: circa, passage })).not.toHaveProperty('dateCreated')
  expect(articleThing({ ...article, publishedOn: '2023~' })).not.toHaveProperty('datePublished')
})

test('no words end the script that they stand in', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '/', '>', '!', '-', 'x', '\u2028', '\ud800') }),
      (wording) => {
        const text = scriptText(claimThing({ ...claim, wording: `</script>${wording}` }))
        expect(text).not.toContain('<')
        expect(JSON.parse(text)).toMatchObject({ name: `</script>${wording}` })
      },
    ),
  )
})
