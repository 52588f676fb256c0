import { importFile } from './import-file'
import { rowId } from './row-id'

/** A file of annotations; `articleId`: the article that they are all of, where their addresses are not to be asked. */
export const annotationFile = importFile.extend({
  articleId: rowId.nullable().default(null),
})
