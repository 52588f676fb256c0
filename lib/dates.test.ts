import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { fromPublication, isoDay, longDate, readEdtf, readSaidOn, showDate, weekdayDate } from './dates'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const friday = { publishedOn: '2023-03-17' }
const saidOn = (words: string, context: { publishedOn: string | null } = friday) => {
  const read = readSaidOn(words, context)
  return 'problem' in read ? read.problem : read.saidOn
}

test.each([
  ['2023-03-17', '2023-03-17', '2023-03-17'],
  [' 2023-03 ', '2023-03-01', '2023-03-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2023', '2023-01-01', '2023-12-31'],
  ['2023-03~', '2023-03-01', '2023-03-31'],
  ['2023-03?', '2023-03-01', '2023-03-31'],
  ['2022-02/2023-03', '2022-02-01', '2023-03-31'],
  ['2022-02~/2023-03', '2022-02-01', '2023-03-31'],
  ['2022-07/..', '2022-07-01', null],
])('%s is EDTF from %s to %s', (text, from, to) => {
  expect(readEdtf(text)).toEqual({
    edtf: text.trim(),
    from,
    to,
    approximate: /[~?]/.test(text),
    open: to === null,
  })
})

test.each([
  '2023-02-30',
  '2023-02-29',
  '2023-02-29/2023-05',
  '2023-13',
  '2023-00',
  '0999',
  '3000',
  'Y20000',
  '202X',
  '2023-03-XX',
  '2023-21',
  '2023-05/2023-03',
  '2023-03/2023-03',
  '../2023',
  '../..',
  '2023/',
  '[2022..2023]',
  '2023-03-17T10:00',
  '17 March 2023',
  '',
])('“%s” is not EDTF of the record', (text) => {
  expect(readEdtf(text)).toBeNull()
})

test('what the editor types as EDTF is kept as it is', () => {
  expect(readSaidOn('2022-02/2023-03', { publishedOn: null })).toEqual({
    saidOn: '2022-02/2023-03',
    from: '2022-02-01',
    to: '2023-03-31',
    wording: null,
    basis: 'editor',
    why: 'February 2022 – March 2023: entered by the editor',
  })
})

test('a date as printed is stated and keeps its wording', () => {
  expect(readSaidOn('on 17 March 2023', { publishedOn: null })).toMatchObject({
    saidOn: '2023-03-17',
    wording: 'on 17 March 2023',
    basis: 'stated',
    why: 'Friday 17 March 2023: “on 17 March 2023”, as printed',
  })
  for (const words of ['March 17, 2023', '17th of March, 2023', 'Friday, 17 March 2023', 'Mar. 17 2023'])
    expect(saidOn(words)).toBe('2023-03-17')
  expect(saidOn('March 2023')).toBe('2023-03')
  expect(saidOn('in 2022')).toBe('2022')
  expect(saidOn('circa March 2023')).toBe('2023-03~')
  expect(saidOn('15–28 March 2025')).toBe('2025-03-15/2025-03-28')
  expect(saidOn('between February 2022 and March 2023')).toBe('2022-02/2023-03')
})

test('relative words show how they were counted back', () => {
  expect(readSaidOn('on Friday', friday)).toEqual({
    saidOn: '2023-03-17',
    from: '2023-03-17',
    to: '2023-03-17',
    wording: 'on Friday',
    basis: 'relative',
    why: 'Friday 17 March 2023: “on Friday”, counted back from publication on Friday 17 March 2023',
  })
})

test.each([
  ['last Friday', '2023-03-10'],
  ['Tuesday evening', '2023-03-14'],
  ['late on Thursday', '2023-03-16'],
  ['early Saturday', '2023-03-11'],
  ['yesterday', '2023-03-16'],
  ['earlier today', '2023-03-17'],
  ['last night', '2023-03-16'],
  ['the day before yesterday', '2023-03-15'],
  ['three days ago', '2023-03-14'],
  ['a few days ago', '2023-03-14~'],
  ['two weeks ago', '2023-03-03~'],
  ['last week', '2023-03-06/2023-03-12'],
  ['earlier this week', '2023-03-13/2023-03-17'],
  ['over the weekend', '2023-03-11/2023-03-12'],
  ['last month', '2023-02'],
  ['three months ago', '2022-12~'],
  ['last year', '2022'],
  ['on 3 March', '2023-03-03'],
  ['on December 24', '2022-12-24'],
  ['in December', '2022-12'],
  ['on 29 February', '2020-02-29'],
])('“%s” in an article of 17 March 2023 is %s', (words, edtf) => {
  expect(saidOn(words)).toBe(edtf)
  expect(readSaidOn(words, friday)).toMatchObject({ basis: 'relative', wording: words })
})

test.each([
  ['', 'Write the day on which it was said.'],
  ['30 February 2023', 'February 2023 has 28 days.'],
  ['2023-02-30', 'February 2023 has 28 days.'],
  ['2023-13', 'There is no month 13.'],
  ['2023-05/2023-03', 'The range ends before it begins.'],
  ['28–15 March 2025', 'The range ends before it begins.'],
  ['Thursday 17 March 2023', '17 March 2023 was a Friday.'],
  ['tomorrow', '“tomorrow” is after publication on Friday 17 March 2023.'],
  ['2022-07/..', 'An utterance has an end: write the latest day it may have been said.'],
  ['Friday blah', '“Friday blah” is not understood. Write 2023-03-17, 17 March 2023 or “on Friday”.'],
  ['recently', '“recently” is not understood. Write 2023-03-17, 17 March 2023 or “on Friday”.'],
])('“%s” is refused: %s', (words, problem) => {
  expect(readSaidOn(words, friday)).toEqual({ problem })
})

test('relative words need a day of publication', () => {
  expect(saidOn('on Friday', { publishedOn: null })).toMatch(/no such day/)
  expect(saidOn('on Friday', { publishedOn: '2023-03' })).toMatch(/only March 2023 is known/)
  expect(saidOn('blah', { publishedOn: null })).toMatch(/not understood/)
})

test('the day of publication stands in with its own basis', () => {
  expect(fromPublication('2023-03-17')).toEqual({
    saidOn: '2023-03-17',
    from: '2023-03-17',
    to: '2023-03-17',
    wording: null,
    basis: 'published-on',
    why: 'Friday 17 March 2023: the day of publication, as the article gives no other',
  })
  expect(fromPublication(null)).toHaveProperty('problem')
})

test.each([
  ['2023-03-17', '17 March', 'Friday, 2023', 'day', '17 March 2023'],
  ['2023-03-17~', '17 March', '2023, circa', 'circa', 'circa 17 March 2023'],
  ['2025-03', 'March 2025', 'a month', 'range', 'March 2025'],
  ['2025-03~', 'March 2025', 'circa', 'circa', 'circa March 2025'],
  ['2025', '2025', 'a year', 'range', '2025'],
  ['2025-03-15/2025-03-28', '15–28 March', '2025, a range', 'range', '15–28 March 2025'],
  ['2025-03-15/2025-04-02', '15 March – 2 April', '2025, a range', 'range', '15 March – 2 April 2025'],
  ['2025-02/2025-03', 'February–March', '2025, a range', 'range', 'February–March 2025'],
  ['2022-02/2023-03', 'February 2022 – March 2023', 'a range', 'range', 'February 2022 – March 2023'],
  ['2020/2022', '2020–2022', 'a range', 'range', '2020–2022'],
  ['2022/2022-05', '2022 – May 2022', 'a range', 'range', '2022 – May 2022'],
  ['2023-03-17/2023-04', '17 March – April', '2023, a range', 'range', '17 March 2023 – April 2023'],
  ['2022-07/..', 'since July 2022', 'a range', 'range', 'since July 2022'],
])('%s is shown as %s, %s', (edtf, main, note, precision, long) => {
  expect(showDate(edtf)).toEqual({ main, note, datetime: edtf.replace('~', ''), precision })
  expect(longDate(edtf)).toBe(long)
})

test('no local time zone leaks into any day', () => {
  for (const tz of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York']) {
    process.env.TZ = tz
    expect(isoDay(new Date('2023-03-17T23:59:00Z'))).toBe('2023-03-17')
    expect(weekdayDate('2023-03-17')).toBe('Friday 17 March 2023')
    const words = [
      'last night',
      'the day before yesterday',
      'this morning',
      'on Sunday',
      'an hour ago',
      'last week',
      'three days ago',
    ]
    // The American clocks had gone forward on 12 March.
    expect(words.map((each) => saidOn(each, { publishedOn: '2023-03-13' }))).toEqual([
      '2023-03-12',
      '2023-03-11',
      '2023-03-13',
      '2023-03-12',
      '2023-03-13',
      '2023-03-06/2023-03-12',
      '2023-03-10',
    ])
  }
})

const anyDay = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map(isoDay)

test('a day, month, year or range reads back from its own words', () => {
  const cut = fc.constantFrom(4, 7, 10)
  fc.assert(
    fc.property(anyDay, anyDay, cut, (one, other, length) => {
      const [from, to] = [one.slice(0, length), other.slice(0, length)].sort() as [string, string]
      expect(saidOn(longDate(from))).toBe(from)
      if (from !== to) expect(saidOn(longDate(`${from}/${to}`))).toBe(`${from}/${to}`)
    }),
  )
})

test('a day of the week is never after publication and never a week before it', () => {
  fc.assert(
    fc.property(
      anyDay.filter((day) => day > '1001'),
      fc.constantFrom('Monday', 'Thursday', 'Sunday'),
      (day, weekday) => {
        const said = saidOn(`on ${weekday}`, { publishedOn: day })
        expect(weekdayDate(said)).toMatch(weekday)
        expect(said <= day).toBe(true)
        expect(Date.parse(day) - Date.parse(said)).toBeLessThan(7 * 86_400_000)
      },
    ),
  )
})

test('whatever is typed, reading a date gives bounds in order or a problem, and never throws', () => {
  const pieces = fc.constantFrom(
    '2023',
    '-',
    '03',
    '17',
    '/',
    '..',
    '~',
    '?',
    'March',
    'Friday',
    'on',
    'last',
    'week',
    'ago',
    'two',
    'days',
    ' ',
    '–',
    ',',
    'T',
    'X',
    '31',
    '99',
    'at',
    '5pm',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    fc.array(pieces, { maxLength: 8 }).chain((all) => fc.constantFrom('', ' ').map((by) => all.join(by))),
  )
  fc.assert(
    fc.property(typed, fc.option(typed), (words, publishedOn) => {
      const date = readEdtf(words)
      if (date) expect(date.to === null || date.from <= date.to).toBe(true)
      for (const context of [friday, { publishedOn }]) {
        const read = readSaidOn(words, context)
        if ('problem' in read) expect(read.problem).toMatch(/\.$/)
        else expect(read.from <= read.to && readEdtf(read.saidOn)?.from === read.from).toBe(true)
      }
      expect(typeof showDate(words).main + typeof longDate(words)).toBe('stringstring')
    }),
    { numRuns: 400 },
  )
})
