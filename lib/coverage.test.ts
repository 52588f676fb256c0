import { expect, test } from 'vitest'
import { coverage, places } from './coverage'

const text =
  'Ada Lund said the ferry was late.\n\n“It left at noon,” Petra Holm said. The harbour office insisted that nobody came.'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const cut = (pieces: { start: number; end: number }[]) =>
  pieces.map(({ start, end }) => text.slice(start, end))

test('a text is covered by its quotations, and by its reporting verbs where a sentence has none', () => {
  expect(places(text).map(({ as }) => as)).toEqual(['verb', 'quotation', 'verb'])
  expect(cut(places(text))).toEqual(['said', '“It left at noon,”', 'insisted'])
  expect(places('')).toEqual([])
})

test('each place counts once: on record before suggested, suggested before open', () => {
  const all = places(text)
  const cued = [at('the ferry was late'), at('said')]
  const half = [at('left at noon')]
  const counted = (recorded: typeof half, suggested: typeof half) => {
    const { recorded: a, suggested: b, open: c } = coverage(all, recorded, suggested)
    return [cut(a), cut(b), cut(c)]
  }
  expect(counted([], [])).toEqual([[], [], ['said', '“It left at noon,”', 'insisted']])
  expect(counted(cued, half)).toEqual([['said'], ['“It left at noon,”'], ['insisted']])
  expect(counted(half, half)).toEqual([['“It left at noon,”'], [], ['said', 'insisted']])
})
