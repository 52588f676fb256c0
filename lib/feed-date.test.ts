import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFeedDate } from './feed-date'

test.each([
  ['Tue, 18 Mar 2025 00:30:00 +0200', '2025-03-18T00:30:00+02:00'],
  ['18 Mar 2025 9:05 GMT', '2025-03-18T09:05:00+00:00'],
  ['Tue, 18 March 2025 09:05:07 EDT', '2025-03-18T09:05:07-04:00'],
  ['Tue, 4 Mar 25 09:05:07 Z', '2025-03-04T09:05:07+00:00'],
  ['Sun, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37+00:00'],
  ['Tue, 18 Mar 2025 09:05:07 +0000 (UTC)', '2025-03-18T09:05:07+00:00'],
  ['2025-03-18T09:05:07.123Z', '2025-03-18T09:05:07+00:00'],
  ['2025-03-18T09:05-05:00', '2025-03-18T09:05:00-05:00'],
  ['2025-03-18 09:05:07 +0530', '2025-03-18T09:05:07+05:30'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59+00:00'],
  ['2025-03-18T09:05:07', '2025-03-18'],
  ['Tue, 18 Mar 2025 09:05:07 XYZ', '2025-03-18'],
  ['Tue, 18 Mar 2025 09:05:07 constructor', '2025-03-18'],
  ['2025-03-18T25:00:00Z', '2025-03-18'],
  ['2025-03-18', '2025-03-18'],
  ['18 Mar 2025', '2025-03-18'],
  ['2025-02-31T00:00:00Z', null],
  ['31 Feb 2025 00:00:00 GMT', null],
  ['18 Foo 2025 00:00:00 GMT', null],
  ['1742256000', null],
  ['tomorrow', null],
  ['', null],
  [null, null],
])('%s is %s', (text, date) => expect(readFeedDate(text)).toBe(date))

test('each moment comes back as itself, and nothing is thrown', () => {
  const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, (date) => {
      date.setMilliseconds(0)
      for (const text of [date.toISOString(), date.toUTCString()])
        expect(new Date(readFeedDate(text)!).getTime()).toBe(date.getTime())
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => typeof (readFeedDate(text) ?? '') === 'string'))
})
