import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfDatetime, linkFormat, mementoHeaders } from './memento'

const now = new Date('2026-03-01T10:00:00Z')

test('a moment is read to its day, and one to come to today', () => {
  expect(dayOfDatetime('Sat, 01 Apr 2023 23:59:59 GMT', now)).toBe('2023-04-01')
  expect(dayOfDatetime('Wed, 01 Apr 2099 00:00:00 GMT', now)).toBe('2026-03-01')
})

test.each([
  ...['', '2023-04-01', 'Sat, 1 Apr 2023 00:00:00 GMT', 'Sun, 01 Apr 2023 00:00:00 GMT'],
  ...['Sat, 01 Apr 2023 00:00:00 +0200', 'Sat, 32 Apr 2023 00:00:00 GMT', 'Sat, 01 Foo 2023 00:00:00 GMT'],
])('%s is no moment', (text) => expect(dayOfDatetime(text, now)).toBeNull())

test('whatever is asked for, the day is none or one up to today', () => {
  const moment = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString())
  fc.assert(
    fc.property(fc.oneof(fc.string(), moment), (text) => {
      const day = dayOfDatetime(text, now)
      expect(day === null || (/^\d{4}-\d\d-\d\d$/.test(day) && day <= '2026-03-01')).toBe(true)
    }),
  )
})

test('a page of a day names its page of today and the list of its days', () => {
  expect(mementoHeaders('/sources/5-x', '2023-04-01').Link).toBe(
    '</sources/5-x>; rel="original timegate", </sources/5-x/timemap>; rel="timemap"; type="application/link-format"',
  )
})

test('the list of days names the first and the last', () => {
  expect(linkFormat('/claims/5-x', ['2023-01-01', '2023-02-01', '2023-03-01']).split(',\n')).toEqual([
    '</claims/5-x>; rel="original timegate"',
    '</claims/5-x/timemap>; rel="self"; type="application/link-format"',
    '</claims/5-x?asOf=2023-01-01>; rel="first memento"; datetime="Sun, 01 Jan 2023 23:59:59 GMT"',
    '</claims/5-x?asOf=2023-02-01>; rel="memento"; datetime="Wed, 01 Feb 2023 23:59:59 GMT"',
    '</claims/5-x?asOf=2023-03-01>; rel="last memento"; datetime="Wed, 01 Mar 2023 23:59:59 GMT"',
  ])
})
