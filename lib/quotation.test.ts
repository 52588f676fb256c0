import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quotations, quoteKind, uncovered } from './quotation'

const quoted = (text: string) => quotations(text).map(({ start, end }) => text.slice(start, end))
const piece = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})

test.each([
  ['He said "yes" and "no, never." Then he left.', ['"yes"', '"no, never."']],
  ['“It is,” she said. “Really.”', ['“It is,”', '“Really.”']],
  ['« Oui », dit-il, puis «non».', ['« Oui »', '«non»']],
  ['Er sagte: „Ja“ und »nein«.', ['„Ja“', '»nein«']],
  ["''So it is,'' he said.", ["''So it is,''"]],
  ['Hon sade ”ja” igen.', ['”ja”']],
  ['The “so-called “deal” is off.', ['“deal”']],
  ['He (“the boss”) said—"no"—twice.', ['“the boss”', '"no"']],
])('%s', (text, expected) => {
  expect(quoted(text)).toEqual(expected)
})

test('single marks are quotations, apostrophes are not', () => {
  expect(quoted("'It is late,' he said.")).toEqual(["'It is late,'"])
  expect(quoted('‘It’s the workers’ right, isn’t it?’ she asked.')).toEqual([
    '‘It’s the workers’ right, isn’t it?’',
  ])
  expect(quoted('Dogs’ and cats’ owners don’t mind rock ’n’ roll of the ’90s.')).toEqual([])
  expect(quoted("The dogs' bones and '90s cats' toys, 'tis said")).toEqual([])
  expect(quoted('‘She said “no” to me,’ he said.')).toEqual(['‘She said “no” to me,’'])
  expect(quoted('“He said ‘no’ to me,” she said.')).toEqual(['“He said ‘no’ to me,”'])
})

test('a quotation over several paragraphs gives one piece for each', () => {
  const text = 'He said: “First.\n\n“Second.\n\n“Third,” and left.\n\n"One.\n\n"Two."'
  expect(quoted(text)).toEqual(['“First.', '“Second.', '“Third,”', '"One.', '"Two."'])
})

test('a mark without its partner swallows nothing', () => {
  expect(quoted('A 5" pipe and a "long" one.')).toEqual(['"long"'])
  expect(quoted('He said "yes, and left.\n\nThen "no" again.')).toEqual(['"no"'])
  expect(quoted('“Never closed.\n\nA paragraph.')).toEqual([])
  expect(quoted('"" and “ ”')).toEqual([])
})

test('the kind of a span is how much of it stands in quotation marks', () => {
  const text = 'The plan "makes no sense, not now," she said. "It is late."'
  const kind = (...words: string[]) =>
    quoteKind(
      text,
      words.map((each) => piece(text, each)),
    )
  expect(kind('"It is late."')).toBe('direct')
  expect(kind('makes no sense')).toBe('direct')
  expect(kind('"makes no sense, not now,"', '"It is late."')).toBe('direct')
  expect(kind('The plan "makes no sense, not now,"')).toBe('mixed')
  expect(kind('The plan')).toBe('indirect')
  expect(quoteKind('He said “yes”.', [{ start: 8, end: 14 }])).toBe('direct')
  expect(quoteKind(text, [])).toBe('indirect')
})

test('quotations that no span touches are left over', () => {
  const text = 'He said "yes" and "no".'
  const all = quotations(text)
  expect(uncovered(all, [piece(text, '"yes"')])).toEqual([piece(text, '"no"')])
  expect(uncovered(all, [piece(text, 'es" and "n')])).toEqual([])
  expect(uncovered(all, [])).toEqual(all)
})

test('whatever the text, quotations lie in it in order, begin and end with solid characters and hold words', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      '"',
      "'",
      "''",
      '“',
      '”',
      '‘',
      '’',
      '«',
      '»',
      '„',
      ' ',
      '\n\n',
      '.',
      ',',
      'word',
      's',
      '(',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  fc.assert(
    fc.property(
      fc.array(unit, { maxLength: 60 }).map((units) => units.join('')),
      (text) => {
        let last = 0
        for (const { start, end } of quotations(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(text.slice(start, end)).toMatch(/^["'“”‘’«»„][^]*\S$/)
          expect(end - start).toBeGreaterThan(1)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      },
    ),
    { numRuns: 500 },
  )
})

test('a text of nothing but apostrophes is read within bounds', () => {
  expect(quotations("'a ".repeat(100_000))).toEqual([])
})

test('what is put in marks is found with its marks', () => {
  const marks = fc.constantFrom(['"', '"'], ['“', '”'], ['«', '»'], ['„', '“'], ["''", "''"], ['‘', '’'])
  const plain = fc
    .array(fc.constantFrom('the', 'bridge', 'was', 'late', 'again'), { minLength: 1 })
    .map((all) => all.join(' '))
  fc.assert(
    fc.property(marks, plain, plain, plain, ([open, close], before, inside, after) => {
      const whole = `${open}${inside}${close}`
      expect(quoted(`${before} ${whole} ${after}.`)).toEqual([whole])
    }),
  )
})

test('a mark without words after it opens nothing', () => {
  expect(quotations('„\n\n„')).toEqual([])
})
