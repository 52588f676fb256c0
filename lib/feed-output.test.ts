import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { atomFeed, jsonFeed, statementWords, updatedOf, type FeedEntry } from './feed-output'
import { utterance } from './test-claim-view'

afterEach(() => vi.unstubAllEnvs())

const entry: FeedEntry = {
  key: '/claims/12',
  path: '/claims/12-the-gates#u31',
  title: 'The <gates> & “locks” were shut.',
  words: 'Anna Reyes asserted this.',
  by: 'Anna Reyes',
  topics: ['harbours'],
  published: '2023-03-19T10:00:00.000Z',
  updated: '2023-04-03T10:00:00.000Z',
}
const older = { ...entry, key: '/claims/11', updated: '2023-03-20T10:00:00.000Z' }
const head = { title: 'Newest', path: '/feed.xml', page: '/', about: 'The newest' }

test('both forms can be read again, with absolute addresses and names that last', () => {
  vi.stubEnv('ONRECORD_URL', 'https://onrecord.example')
  const atom = parseAtomFeed(atomFeed(head, [entry, older]))
  expect(atom).toMatchObject({ id: 'https://onrecord.example/feed.xml', updated: entry.updated })
  expect(atom.entries?.[0]).toMatchObject({
    id: 'https://onrecord.example/claims/12',
    title: { value: entry.title },
    links: [{ href: 'https://onrecord.example/claims/12-the-gates#u31' }],
  })
  const json = parseJsonFeed(jsonFeed({ ...head, path: '/feed.json' }, [entry]))
  expect(json).toMatchObject({ feed_url: 'https://onrecord.example/feed.json', title: 'Newest' })
  expect(json.items?.[0]).toMatchObject({
    id: 'https://onrecord.example/claims/12',
    title: entry.title,
    date_modified: entry.updated,
  })
})

test('before the public origin is known a name is still no relative address', () => {
  expect(parseAtomFeed(atomFeed(head, [entry])).entries?.[0]?.id).toBe('urn:onrecord:claims:12')
})

test('the same entries give the same feed, and an empty one never seems new', () => {
  expect(atomFeed(head, [entry, older])).toBe(atomFeed(head, [entry, older]))
  expect(updatedOf([older, entry])).toBe(entry.updated)
  expect(parseAtomFeed(atomFeed(head, [])).updated).toBe('1970-01-01T00:00:00.000Z')
})

test('an entry tells who, as what, when, and who printed it', () => {
  const { id, stance, source, speaksFor, capacity, channel, saidOn } = utterance
  const claim = { id: 12, wording: 'x', address: '12-x' }
  const counts = { articles: 1, utterances: 1, sources: 1, sample: false }
  const statement = { id, claim, stance, source, speaksFor, capacity, channel, saidOn, ...counts }
  expect(statementWords({ ...statement, publishers: ['The Harbour Times'] })).toBe(
    'Anna Reyes, for Port of Averil, as harbour master asserted this, 17 March 2023. Printed by The Harbour Times.',
  )
})

describe('words are never markup', () => {
  test('in Atom', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\u0000', '\u0008', '<', '&', ']', '>', 'x', '\ud800', '\uffff') }),
        (words) => {
          const feed = parseAtomFeed(atomFeed(head, [{ ...entry, words: `x${words}]]></content><b/>x` }]))
          expect(feed.entries).toHaveLength(1)
          expect(feed.entries?.[0]?.content?.value).toContain('</content><b/>x')
          expect(feed.entries?.[0]?.id).toContain('claims')
        },
      ),
      { numRuns: 50 },
    )
  })
})
