import { expect, test } from 'vitest'
import { paragraphsOf, placeInWords } from './assessment'
import { linkWord } from './claim-link'
import { sideOf } from './positions'
import { stances } from './record'

test('empty lines part paragraphs, as a browser sends them too', () => {
  expect(paragraphsOf('One.\r\n\r\nTwo\nstill two.\n \n\n Three. ')).toEqual([
    'One.',
    'Two\nstill two.',
    'Three.',
  ])
})

test('the place of a rating is told with the ends of its scale where they are known', () => {
  const ends = { worst: 'Wrong', best: 'Right' }
  expect(placeInWords({ place: 2, places: 5, ends })).toBe(
    '2nd of 5 ratings, counted from “Wrong” to “Right”',
  )
  expect(placeInWords({ place: 11, places: 12, ends: null })).toBe('11th of 12 ratings')
})

test('a link is read both ways, and to contradict is mutual', () => {
  expect([linkWord('refines', true), linkWord('refines', false)]).toEqual(['refines', 'refined by'])
  expect(linkWord('contradicts', false)).toBe(linkWord('contradicts', true))
})

test('only to deny and to question are other sides than to assert', () => {
  expect(stances.map(sideOf)).toEqual(['for', 'against', 'open', 'for', 'for'])
})
