import { getAnnotation, listAnnotations, pageOfAnnotations } from './annotations'
import { createArticle } from './article-writes'
import { changeAttestation, createAttestation, withdrawOneAttestation } from './attestation-writes'
import { getClaim, listClaims } from './claims'
import { readArticle, readAttestation, readClaim, readSource } from './desk'
import type { Operation } from './operation'
import { changeOneSource, createPublication, createSource, withdrawOneClaim } from './record-writes'
import { getDocument, getIndex, getProblem } from './self'

/** Every operation of the API, in the order in which they are told of. */
export const operations: Operation[] = [
  listClaims,
  getClaim,
  getAnnotation,
  listAnnotations,
  pageOfAnnotations,
  createArticle,
  createAttestation,
  changeAttestation,
  withdrawOneAttestation,
  createSource,
  changeOneSource,
  createPublication,
  withdrawOneClaim,
  readArticle,
  readAttestation,
  readClaim,
  readSource,
  getIndex,
  getDocument,
  getProblem,
] as Operation[]
