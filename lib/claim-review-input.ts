import { z } from 'zod'
import { MOST_BYTES } from './claim-review'

/** A file of ClaimReviews, with the ratings of our scale that were chosen for ratings of others. */
export const reviewFile = z.object({
  name: z.string().trim().min(1, 'Choose a file.').max(300, 'At most 300 characters.'),
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length > 0, 'The file is empty.')
    .refine(({ length }) => length <= MOST_BYTES, 'The file is larger than 5 MB. Part it in two.'),
  ratings: z.record(z.string().max(300), z.string().max(60)).default({}),
})
