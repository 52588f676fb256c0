import { expect, test } from 'vitest'
import { askedFor } from './speaker'
import type { Speaker } from './suggestion'

const speaker = (more: Partial<Speaker>): Speaker => ({
  name: 'Andriy Kostin',
  kind: 'person',
  capacity: null,
  organisation: null,
  place: false,
  ...more,
})

test('a speaker is asked for by name, not by a shorter one, with and without an article', () => {
  expect(askedFor(speaker({}), 'Mr Kostin', '2023-03')).toEqual({
    kind: 'person',
    names: ['Andriy Kostin'],
    titles: [],
    organisation: null,
    from: '2023-03-01',
    to: '2023-03-31',
  })
  expect(askedFor(speaker({ name: 'ICC', kind: 'organisation' }), 'The ICC', null)).toMatchObject({
    names: ['ICC', 'The ICC'],
    from: null,
  })
})

test('a place is asked for as printed too', () => {
  const place = speaker({ name: 'Moscow', kind: 'organisation', place: true })
  expect(askedFor(place, 'Official Moscow', null).names).toEqual(['Moscow', 'Official Moscow'])
})

test('a pronoun is no name', () => {
  expect(askedFor(speaker({}), 'She', null).names).toEqual(['Andriy Kostin'])
})

test('an unnamed source is asked for in its own words only', () => {
  const asked = askedFor(speaker({ name: 'a senior official', kind: 'unnamed' }), 'the official', null)
  expect(asked.names).toEqual(['a senior official', 'senior official'])
  expect(asked.titles).toEqual([])
})

test.each<[Partial<Speaker>, string[]]>([
  [{ name: 'the prosecutor general' }, ['prosecutor general']],
  [
    { name: "Ukraine's prosecutor general", capacity: 'prosecutor general', organisation: 'Ukraine' },
    [
      'prosecutor general',
      'prosecutor general of Ukraine',
      'Ukraine prosecutor general',
      "Ukraine's prosecutor general",
    ],
  ],
  [{ capacity: 'Prosecutor General', organisation: 'Ukraine' }, []],
  [{ name: 'the harbour authority', kind: 'organisation' }, []],
])('a speaker that is only a role is asked for by its title: %j', (more, titles) => {
  expect(askedFor(speaker(more), '', null).titles).toEqual(titles)
})
