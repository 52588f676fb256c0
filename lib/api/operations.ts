import { getAnnotation, listAnnotations, pageOfAnnotations } from './annotations'
import { getClaim, listClaims } from './claims'
import type { Operation } from './operation'
import { getDocument, getIndex, getProblem } from './self'

/** Every operation of the API, in the order in which they are told of. */
export const operations: Operation[] = [
  listClaims,
  getClaim,
  getAnnotation,
  listAnnotations,
  pageOfAnnotations,
  getIndex,
  getDocument,
  getProblem,
] as Operation[]
