import { expect, test } from 'vitest'
import { turns } from './turns'

test('pages of one host wait for one another, those of others do not', () => {
  const wait = turns((address) => (address.includes('slow') ? 10 : 2))
  const addresses = [
    'https://slow.example/1',
    'https://a.example/1',
    'https://slow.example/2',
    'https://a.example/2',
  ]
  expect([...addresses, 'https://slow.example/3'].map(wait)).toEqual([0, 0, 10, 2, 20])
})
