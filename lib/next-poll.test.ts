import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPoll } from './next-poll'

const now = new Date('2025-03-18T12:00:00Z')
const minutes = (feed: Partial<Parameters<typeof nextPoll>[0]>) =>
  (nextPoll({ failures: 0, unchanged: 0, ...feed }, now).getTime() - now.getTime()) / 60_000

test.each([
  ['a feed that goes well', {}, 30],
  ['nothing new once', { unchanged: 1 }, 36],
  ['nothing new for long', { unchanged: 1000 }, 360],
  ['one failure', { failures: 1 }, 60],
  ['three failures', { failures: 3, unchanged: 5 }, 240],
  ['failing for long', { failures: 1000 }, 1440],
  ['a feed that asks for an hour', { interval: 3600 }, 60],
  ['a feed that asks for a minute', { interval: 60 }, 15],
  ['a feed that asks for a week', { interval: 604_800, unchanged: 3 }, 1440],
  ['a server that asks for two hours', { failures: 1, retryAfter: 7200 }, 120],
  ['a server that asks for a month', { retryAfter: 2_592_000 }, 1440],
  ['a server that asks for a second', { retryAfter: 1 }, 30],
])('%s: %i %i', (_, feed, after) => expect(minutes(feed)).toBe(after))

test('it is never sooner than a quarter of an hour, nor later than a day, and failures never bring it nearer', () => {
  const whole = fc.nat({ max: 100_000 })
  const seconds = fc.option(fc.integer({ min: -10, max: 10_000_000 }))
  fc.assert(
    fc.property(whole, whole, seconds, seconds, (failures, unchanged, interval, retryAfter) => {
      const wait = minutes({ failures, unchanged, interval, retryAfter })
      expect(wait).toBeGreaterThanOrEqual(15)
      expect(wait).toBeLessThanOrEqual(1440)
      if (failures > 0)
        expect(minutes({ failures: failures + 1, interval, retryAfter })).toBeGreaterThanOrEqual(wait)
    }),
  )
})
