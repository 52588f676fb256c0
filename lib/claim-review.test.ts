import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ratingOn, readClaimReviews, reasonsOf } from './claim-review'
import { claimReview, claimReviewFeed } from './test-claim-review'

const read = (file: unknown) =>
  readClaimReviews(new TextEncoder().encode(typeof file === 'string' ? file : JSON.stringify(file)))
const bridge = {
  at: 'review 1',
  url: 'https://facts.example/bridge',
  claim: 'The harbour bridge will stay closed until June.',
  language: 'en',
  verdict: 'Mostly wrong',
  rated: { value: 2, worst: 1, best: 7 },
  reviewer: 'Averil Facts',
  on: '2025-03-20',
  body: 'The plan of the harbour office says otherwise.',
  claimant: 'Mara Lindqvist',
  claimedOn: '2025-03-14',
  appearances: ['https://averil-courier.example/bridge-shut'],
}

test('reads a review alone, in a list, a graph, a feed and a page', () => {
  const review = claimReview()
  const page = `<!doctype html><title>A review</title><script type="application/ld+json">${JSON.stringify({ '@graph': [review] })}</script>`
  for (const file of [
    review,
    [review],
    { '@graph': [{ '@type': 'WebPage' }, review] },
    claimReviewFeed([review]),
    page,
  ])
    expect(read(file)).toEqual({ reviews: [bridge], problems: [] })
})

test('tells review by review what is wrong, and takes each once', () => {
  const { reviews, problems } = read([
    claimReview(),
    claimReview(),
    claimReview({ url: 'javascript:alert(1)' }),
    claimReview({ claimReviewed: 'x'.repeat(501) }),
    claimReview({ claimReviewed: null, itemReviewed: null }),
    claimReview({ '@type': ['http://schema.org/ClaimReview'], url: 'https://facts.example/2' }),
  ])
  expect(reviews.map(({ at }) => at)).toEqual(['review 1', 'review 6'])
  expect(problems.map(({ at, field }) => [at, field])).toEqual([
    ['review 2', 'url'],
    ['review 3', 'url'],
    ['review 4', 'claimReviewed'],
    ['review 5', 'claimReviewed'],
  ])
})

test.each([
  ['', 'The file is empty.'],
  ['{"@type": "Article"}', 'The file holds no ClaimReview.'],
  ['{"@type": ', 'This looks like JSON and is none.'],
  ['<p>No data here.</p>', 'The file holds no ClaimReview.'],
  [JSON.stringify(Array(501).fill(claimReview())), 'The file has more than 500 reviews. Part it in two.'],
])('%.30s is refused with a reason', (file, message) => {
  expect(read(file)).toEqual({ reviews: [], problems: [{ at: 'file', field: 'file', message }] })
})

test.each(['2025-02-31', '2025-04-31T10:00:00Z', '0000-01-01', '2025-13-01'])('%s is no day', (day) => {
  const item = { ...claimReview().itemReviewed, datePublished: day }
  const { reviews } = read(claimReview({ datePublished: day, itemReviewed: item }))
  expect(reviews).toMatchObject([{ on: null, claimedOn: null }])
  expect(read(claimReview({ datePublished: day, dateModified: '2025-02-28' })).reviews).toMatchObject([
    { on: '2025-02-28' },
  ])
})

test('a rating is ours by the same word, or by its number on a scale of as many steps', () => {
  const scale = ['False', 'Mostly false', 'Mixed', 'Mostly true', 'True']
  const rated = (value: number, best = 5) => ({ value, worst: 1, best })
  expect(ratingOn(scale, { verdict: 'mostly TRUE', rated: null })).toBe('Mostly true')
  expect(ratingOn(scale, { verdict: 'Half baked', rated: rated(2) })).toBe('Mostly false')
  expect(ratingOn(scale, { verdict: 'Half baked', rated: rated(2, 7) })).toBeNull()
  expect(ratingOn(scale, { verdict: 'Half baked', rated: rated(2.5) })).toBeNull()
  expect(ratingOn(scale, { verdict: null, rated: null })).toBeNull()
})

test('the reasons keep the rating in its own words, who gave it and who claimed it', () => {
  expect(reasonsOf(bridge)).toBe(
    'Rated “Mostly wrong” by Averil Facts (2025-03-20).\n\nThe review names Mara Lindqvist as who claimed it (2025-03-14).\n\nThe plan of the harbour office says otherwise.',
  )
})

test('whatever a review holds, the file is read within its bounds', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('https://facts.example/1', 'ClaimReview', '2025-03-20'),
  )
  const node = fc.dictionary(
    fc.constantFrom(
      '@type',
      'url',
      'claimReviewed',
      'author',
      'name',
      'reviewRating',
      'itemReviewed',
      'appearance',
      'datePublished',
      '@id',
      '__proto__',
    ),
    fc.oneof(
      value,
      fc.dictionary(fc.constantFrom('@type', 'name', 'url', '@value', 'ratingValue'), value),
      fc.array(value),
    ),
  )
  fc.assert(
    fc.property(fc.array(node, { minLength: 1 }), (nodes) => {
      const { reviews, problems } = read(nodes.map((one) => ({ ...one, '@type': 'ClaimReview' })))
      expect(reviews.length + problems.length).toBe(nodes.length)
      for (const review of reviews) expect(reasonsOf(review).length).toBeLessThanOrEqual(10_000)
    }),
  )
})

test('a page is looked through whatever it is made of', () => {
  const script = (type: string, text: string) => `<script ${type}>${text}</script >`
  const review = JSON.stringify(claimReview())
  const page = `<!-- ${script('type="application/ld+json"', review)} --><p>${script('', `"<!--"`)}
    ${script(`id=a type='application/LD+JSON'`, review)}`
  expect(read(page).reviews).toHaveLength(1)
  for (const piece of [
    '<div>',
    '<a><b>',
    '<script',
    '<script>',
    '<!--',
    '<!-->',
    '<script type="ld+json">{}</script>',
  ])
    expect(read(piece.repeat(4_900_000 / piece.length)).reviews).toEqual([])
})
