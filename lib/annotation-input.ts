import { z } from 'zod'
import { MOST_BYTES } from './annotation-file'
import { rowId } from './row-id'

/** A file of annotations; `articleId`: the article that they are all of, where their addresses are not to be asked. */
export const annotationFile = z.object({
  name: z.string().trim().min(1, 'Choose a file.').max(300, 'At most 300 characters.'),
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length > 0, 'The file is empty.')
    .refine(({ length }) => length <= MOST_BYTES, 'The file is larger than 5 MB. Part it in two.'),
  articleId: rowId.nullable().default(null),
})
