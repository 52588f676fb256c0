import { z } from 'zod'
import { readEdtf } from '../dates'
import { dateBases, type DateBasis } from '../record'
import { component } from './component'

const edtf = z.string().describe('EDTF (ISO 8601-2): 2025-03-14, 2025-03, 2022-02/2023-03 or 2025-03~')
const days = {
  edtf,
  earliest: z.iso.date().describe('The first day that it covers'),
  latest: z.iso.date().nullable().describe('The last day that it covers; null: its end is open'),
}

export const Dated = component('Date', z.object(days))

export const SaidOn = component(
  'SaidOn',
  z.object({
    ...days,
    wording: z.string().nullable().describe('How the article prints the day, such as “on Friday”'),
    basis: z
      .enum(dateBases)
      .describe(
        'How the day is known: stated in the article, counted from words relative to its day, taken from the day of publication, or judged by an editor',
      ),
  }),
)

/** A day, month, year or interval of the record. */
export function datedOf(text: string): z.output<typeof Dated> {
  const read = readEdtf(text)
  // Every day on record is EDTF; what an older release let in is told as it stands.
  if (!read) return { edtf: text, earliest: '0001-01-01', latest: null }
  return { edtf: read.edtf, earliest: read.from, latest: read.to }
}

export const datedOrNull = (text: string | null) => (text === null ? null : datedOf(text))

/** When it was said. */
export const saidOnOf = (said: {
  saidOn: string
  wording: string | null
  basis: DateBasis
}): z.output<typeof SaidOn> => ({ ...datedOf(said.saidOn), wording: said.wording, basis: said.basis })
