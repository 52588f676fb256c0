import type { Task } from 'graphile-worker'
import { keepSecondReading, leftToRead, pauseSecondReading, takeCall } from '../db/second-readings'
import { isExpected } from '../lib/errors'
import { system } from '../lib/permissions'
import { secondReadingJob } from '../lib/second-reading-input'
import type { SecondReader } from './second-reader'

/** Failures in a row until a reading is given up. */
const TRIES = 3

/** Has the second reader read what is left of a version, part by part, as far as the day's budget goes. */
export const secondReading =
  (reader: SecondReader): Task =>
  async (payload, { abortSignal }) => {
    try {
      await readOn(reader, secondReadingJob.parse(payload), abortSignal)
    } catch (error) {
      if (!isExpected(error) || error.kind !== 'not-found') throw error
    }
  }

async function readOn(
  reader: SecondReader,
  { versionId, by, tries }: ReturnType<typeof secondReadingJob.parse>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { name: model, budget } = reader
  const about = { versionId, model }
  for (;;) {
    const left = await leftToRead(versionId)
    if (!left) return
    if (!(await takeCall(system, { budget, by }))) {
      // What nobody asked for is dropped: else each day would begin with the rest of all before.
      const again = by === 'editor' ? { by, tries: 0, minutes: minutesLeft(new Date()) } : null
      const note = again
        ? 'The budget of today is spent: it goes on tomorrow.'
        : 'The budget of the day was spent.'
      return pauseSecondReading(system, { ...about, note, again })
    }
    const answer = await reader.read(left.words, left.language, signal)
    if ('problem' in answer) {
      const retry = answer.again !== null && tries + 1 < TRIES
      const again = retry ? { by, tries: tries + 1, minutes: Math.ceil(answer.again! / 60) } : null
      return pauseSecondReading(system, { ...about, note: answer.problem, again })
    }
    const { statements, tokensIn, tokensOut } = answer
    await keepSecondReading(system, { ...about, part: left.part, tokensIn, tokensOut }, statements)
  }
}

/** Minutes until the next day begins (UTC), and one more. */
const minutesLeft = (now: Date) => 24 * 60 - (now.getUTCHours() * 60 + now.getUTCMinutes()) + 1
