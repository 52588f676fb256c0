import { z } from 'zod'
import { MOST_BYTES } from './people-file'

/** A file of people, with what was decided of entries that may be several. */
export const peopleFile = z.object({
  name: z.string().trim().min(1, 'Choose a file.').max(300, 'At most 300 characters.'),
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length > 0, 'The file is empty.')
    .refine(({ length }) => length <= MOST_BYTES, 'The file is larger than 5 MB. Part it in two.'),
  choices: z.record(z.string().max(700), z.string().regex(/^(new|[1-9]\d{0,9})$/)).default({}),
})
