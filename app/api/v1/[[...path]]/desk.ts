import { articleEdition, claimEdition, statementEdition } from '@/db/editions'
import { sourcesNamed } from '@/db/likeness'
import { deskSource } from '@/db/source-desk'
import {
  deskArticleOf,
  deskAttestationOf,
  deskClaimOf,
  deskSourceOf,
  readArticle,
  readAttestation,
  readClaim,
  readSource,
} from '@/lib/api/desk'
import { deskSourceNamedOf, findSources } from '@/lib/api/desk-sources'
import { versionTag } from '@/lib/api/version-tag'
import { Conflict, isExpected } from '@/lib/errors'
import type { Actor } from '@/lib/permissions'
import { on } from './handled'
import { listOf } from './list'

type Row = { body: { id: number; self: string }; headers: { ETag: string } }

/** The rows as the desk has them now, each with the tag of its versions. */
export async function articleNow(actor: Actor, id: number, origin: string) {
  const body = deskArticleOf(await articleEdition(actor, id), origin)
  // A new wording changes no version of the article's own.
  return { body, headers: { ETag: versionTag(body.version, body.text?.version ?? 0) } }
}

export async function attestationNow(actor: Actor, id: number, origin: string) {
  const body = deskAttestationOf(await statementEdition(actor, id), origin)
  const { attestation, utterance, claim } = body.versions
  return { body, headers: { ETag: versionTag(attestation, utterance, claim) } }
}

export async function claimNow(actor: Actor, id: number, origin: string) {
  const body = deskClaimOf(await claimEdition(actor, id), origin)
  return { body, headers: { ETag: versionTag(body.version) } }
}

export async function sourceNow(actor: Actor, id: number, origin: string) {
  const body = deskSourceOf(await deskSource(actor, id), origin)
  return { body, headers: { ETag: versionTag(body.version) } }
}

/** The same, as just made. */
export const made = ({ body, headers }: Row) => ({
  ...{ status: 201, body },
  headers: { ...headers, Location: body.self },
})

/** A change, after which the row is told; where another version is on record, that is told with the failure. */
export async function changed(change: () => Promise<unknown>, now: () => Promise<Row>): Promise<Row> {
  try {
    await change()
  } catch (error) {
    if (isExpected(error) && error.kind === 'conflict' && error.stale)
      throw new Conflict(error.message, (await now()).body, true)
    throw error
  }
  return now()
}

export const desk = [
  on(readArticle, ({ actor, parts, origin }) => articleNow(actor, parts.id, origin)),
  on(readAttestation, ({ actor, parts, origin }) => attestationNow(actor, parts.id, origin)),
  on(readClaim, ({ actor, parts, origin }) => claimNow(actor, parts.id, origin)),
  on(readSource, ({ actor, parts, origin }) => sourceNow(actor, parts.id, origin)),
  on(findSources, async ({ actor, query, origin }) =>
    listOf({ query, origin }, '/desk/sources', await sourcesNamed(actor, query), (line) =>
      deskSourceNamedOf(line, origin),
    ),
  ),
]
