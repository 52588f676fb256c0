import { z } from 'zod'
import type { FileProblem } from './errors'
import { unicodeOf } from './unicode'

// Of annotations, of people and organisations, or of reviews.
const MOST_BYTES = 5 * 1024 * 1024
const large = 'The file is larger than 5 MB. Part it in two.'
const empty = 'The file is empty.'

/** A file that is brought in, as a door takes it. */
export const importFile = z.object({
  name: z.string().trim().min(1, 'Choose a file.').max(300, 'At most 300 characters.'),
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length > 0, empty)
    .refine(({ length }) => length <= MOST_BYTES, large),
})

/** The text of such a file and whether it begins as JSON does, or why it cannot be read. */
export function importText(bytes: Uint8Array): { text: string; json: boolean } | { problem: string } {
  if (bytes.length > MOST_BYTES) return { problem: large }
  const text = unicodeOf(bytes)
  if (text === null) return { problem: 'This is not text. Save it in UTF-8 and choose it again.' }
  if (!text.trim()) return { problem: empty }
  return { text, json: /^\s*[{[]/.test(text) }
}

/** What is wrong with a file as a whole. */
export const ofFile = (message: string): FileProblem => ({ at: 'file', field: 'file', message })
