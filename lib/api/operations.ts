import { getAnnotation, listAnnotations, pageOfAnnotations } from './annotations'
import { createArticle, createArticles } from './article-writes'
import {
  changeAttestation,
  createAttestation,
  createAttestations,
  withdrawOneAttestation,
} from './attestation-writes'
import { getArticle, getVersion, listArticles, listVersions } from './articles'
import { attestationsUnder, getAttestation } from './attestations'
import { moved } from './answers'
import { listChanges } from './changes'
import { getClaim, listClaims } from './claims'
import { readArticle, readAttestation, readClaim, readSource } from './desk'
import { findSources } from './desk-sources'
import type { Operation } from './operation'
import { popoloMemberships, popoloOrganizations, popoloPeople, popoloSpeeches } from './popolo'
import { changeOneSource, createPublication, createSource, withdrawOneClaim } from './record-writes'
import { getPublisher, listPublishers } from './publishers'
import { revisionsUnder } from './revisions'
import { search } from './search'
import { getDocument, getIndex, getProblem } from './self'
import { getSource, listSources, listSourceUtterances } from './sources'
import { getTopic, listTopics } from './topics'
import { getUtterance, listClaimUtterances } from './utterances'

export const claimAttestations = attestationsUnder('claims', 'a claim', { 308: moved })
export const utteranceAttestations = attestationsUnder('utterances', 'an utterance')
export const articleAttestations = attestationsUnder('articles', 'an article', { 308: moved })
export const claimRevisions = revisionsUnder('claims', 12)
export const sourceRevisions = revisionsUnder('sources', 7)
export const articleRevisions = revisionsUnder('articles', 31)

/** Every operation of the API, in the order in which they are told of. */
export const operations = [
  search,
  listClaims,
  getClaim,
  listClaimUtterances,
  getUtterance,
  claimAttestations,
  utteranceAttestations,
  articleAttestations,
  getAttestation,
  listSources,
  getSource,
  listSourceUtterances,
  listArticles,
  getArticle,
  listVersions,
  getVersion,
  listPublishers,
  getPublisher,
  listTopics,
  getTopic,
  claimRevisions,
  sourceRevisions,
  articleRevisions,
  getAnnotation,
  listAnnotations,
  pageOfAnnotations,
  popoloPeople,
  popoloOrganizations,
  popoloMemberships,
  popoloSpeeches,
  createArticle,
  createArticles,
  createAttestation,
  createAttestations,
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
  findSources,
  listChanges,
  getIndex,
  getDocument,
  getProblem,
] as unknown as Operation[]
