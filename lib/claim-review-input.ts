import { z } from 'zod'
import { importFile } from './import-file'

/** A file of ClaimReviews, with the ratings of our scale that were chosen for ratings of others. */
export const reviewFile = importFile.extend({
  ratings: z.record(z.string().max(300), z.string().max(60)).default({}),
})
