import { linkedType } from '@/lib/api/linked'
import { Invalid } from '@/lib/errors'
import type { Answered } from './handled'

/** A row as linked data, which is whole and of now. Errors: Invalid where parameters ask for anything else. */
export function linkedData(query: object, thing: object): Answered {
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  if (asked.length)
    throw new Invalid(
      asked.map((field) => ({ field, message: 'JSON-LD tells all of it, as it stands now.' })),
    )
  return { body: JSON.stringify(thing), type: linkedType }
}
