import { expect, test } from 'vitest'
import { announced, gathered, sentence } from './revision'

test('a new wording is told with both wordings', () => {
  const before = { state: 'published', wording: 'A.' }
  expect(sentence({ object: 'claims', action: 'update', before, after: { ...before, wording: 'B.' } })).toBe(
    'Wording: “B.” for “A.”.',
  )
})

test('publication, withdrawal and return are told', () => {
  const told = (from: string, to: string) =>
    sentence({ object: 'claims', action: 'update', before: { state: from }, after: { state: to } })
  expect([
    told('draft', 'published'),
    told('published', 'withdrawn'),
    told('withdrawn', 'published'),
  ]).toEqual(['Published.', 'Withdrawn.', 'Reinstated.'])
})

test('a change that readers do not see tells nothing', () => {
  const row = { state: 'published', wording: 'A.', language: 'en' }
  expect(
    sentence({ object: 'claims', action: 'update', before: row, after: { ...row, language: 'uk' } }),
  ).toBeNull()
  expect(sentence({ object: 'users', action: 'update', before: {}, after: {} })).toBeNull()
})

test('another day for an utterance is told with both days', () => {
  const before = { said_on: '2023-03', stance: 'asserts' }
  expect(
    sentence({ object: 'utterances', action: 'update', before, after: { ...before, said_on: '2023-03-17' } }),
  ).toBe('Said on: 2023-03-17 for 2023-03.')
})

test('the same change saved several times a day is one line', () => {
  const change = (id: number, on: string, what: string) => ({ id, on, by: 'Hanna Brook', what, reason: null })
  expect(
    gathered([
      change(4, '2025-04-02', 'A passage added.'),
      change(3, '2025-04-02', 'A passage added.'),
      change(2, '2025-04-02', 'Published.'),
      change(1, '2025-04-01', 'A passage added.'),
    ]).map(({ on, what }) => `${on} ${what}`),
  ).toEqual(['2025-04-02 2 passages added.', '2025-04-02 Published.', '2025-04-01 A passage added.'])
})

test('what an editor decides on the place of words in a later version is told, and what the program finds is not', () => {
  const place = { outlet: 'Harbour Post', number: 2 }
  const open = { state: 'open', content: [] }
  const told = (before: object | null, after: object) =>
    sentence({
      object: 'anchors',
      action: before ? 'update' : 'insert',
      before: before as never,
      after: after as never,
      ...place,
    })
  expect(told(open, { state: 'accepted', content: [1] })).toBe(
    'A passage changed by Harbour Post: its place in version 2 confirmed.',
  )
  expect(told(open, { state: 'gone', content: [] })).toBe(
    'A passage no longer in the article of Harbour Post since version 2.',
  )
  expect(told({ state: 'gone', content: [] }, open)).toBeNull()
  expect(told(null, { state: 'kept', content: [1] })).toBeNull()
  expect(told(null, { state: 'gone', content: [] })).toBeNull()
})

test('another way by which words reached an article is told, also where the row is older than the first', () => {
  const told = (was: object, is: object) =>
    sentence({
      object: 'attestations',
      action: 'update',
      before: { state: 'published', ...was },
      after: { state: 'published', ...is },
    })
  const chain = [{ kind: 'agency', name: 'Reuters', publisherId: 3 }]
  expect(told({}, { chain })).toBe('How the words reached the article: agency copy: Reuters, for not stated.')
  expect(told({ chain }, { chain: [] })).toBe(
    'How the words reached the article: not stated, for agency copy: Reuters.',
  )
  expect(told({}, { chain: [] })).toBeNull()
})

test.each([
  [
    'utterances',
    { stance: 'asserts', channel: null },
    { stance: 'denies', channel: 'a letter' },
    'Stance: denies for asserts. Channel: a letter for not known.',
  ],
  ['utterances', { claim_id: 4 }, { claim_id: 5 }, 'An utterance moved from claim 4 to claim 5.'],
  [
    'sources',
    { name: 'A', description: null },
    { name: 'B', description: 'C' },
    'Name: “B” for “A”. Description: “C” for none.',
  ],
  ['articles', { title: 'A' }, { title: 'B' }, 'Title: “B” for “A”.'],
  ['articles', { work: 'new' }, { work: 'done' }, null],
  ['roles', null, { title: 'Mayor' }, 'The role “Mayor” added.'],
  ['source_names', { name: 'A' }, null, 'The other name “A” taken away.'],
  [
    'roles',
    { title: 'Mayor', held: null },
    { title: 'Mayor', held: '2020/..' },
    'The role “Mayor” changed. Held: 2020/.. for not known.',
  ],
  ['identifiers', null, { scheme: 'viaf', value: '12' }, 'The identifier “VIAF: 12” added.'],
  ['article_versions', null, { number: 2 }, 'Version 2 recorded.'],
  ['claim_links', { state: 'published' }, { state: 'withdrawn' }, 'A link to another claim withdrawn.'],
  ['assessments', { state: 'draft' }, { state: 'published', rating: 'False' }, 'Assessed: False.'],
])('of %s: %j, then %j', (object, before, after, told) => {
  const action = !before ? 'insert' : after ? 'update' : 'delete'
  expect(sentence({ object, action, before, after })).toBe(told)
})

test('a topic is told by its name, and another source by both names', () => {
  const row = { claim_id: 1, topic_id: 2 }
  expect(
    sentence({ object: 'claim_topics', action: 'delete', before: row, after: null, was: 'harbours' }),
  ).toBe('Topic “harbours” taken away.')
  const [before, after] = [{ source_id: 1 }, { source_id: 2 }]
  expect(sentence({ object: 'utterances', action: 'update', before, after, was: 'Ada', now: 'Petra' })).toBe(
    'Source: Petra for Ada.',
  )
})

test('the head of a page announces words withdrawn and what was said otherwise, no channel', () => {
  const told = (object: string, before: object, after: object) =>
    announced({ object, action: 'update', before: before as never, after: after as never })
  expect(told('claims', { wording: 'A.' }, { wording: 'B.' })).toBe(true)
  expect(told('utterances', { said_on: '2023' }, { said_on: '2024' })).toBe(true)
  expect(told('attestations', { state: 'published' }, { state: 'withdrawn' })).toBe(true)
  expect(told('utterances', { channel: 'a' }, { channel: 'b' })).toBe(false)
  expect(told('attestations', { state: 'draft' }, { state: 'published' })).toBe(false)
})
