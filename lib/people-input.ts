import { z } from 'zod'
import { importFile } from './import-file'

/** A file of people, with what was decided of entries that may be several. */
export const peopleFile = importFile.extend({
  choices: z.record(z.string().max(700), z.string().regex(/^(new|[1-9]\d{0,9})$/)).default({}),
})
