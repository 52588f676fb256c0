import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { publishAssessment, saveAssessment } from '../db/assessing'
import { bringIn } from '../db/bring-in'
import { linkClaims } from '../db/claim-links'
import { versionOf } from '../db/passages'
import { publish } from '../db/publishing'
import { addName, addRole, recordSource } from '../db/source-doors'
import { recordStatement, type Recorded } from '../db/statements'
import { readHeader } from '../lib/header'
import { sampler } from '../lib/permissions'
import type { ChainKind, DateBasis, EvidenceSide, LinkKind } from '../lib/record'
import type { NameKind, QuoteKind, SourceKind, Stance } from '../lib/record'
import type { Piece } from '../lib/spans'

type Statements = {
  sources: {
    key: string
    name: string
    kind: SourceKind
    description: string | null
    aliases: { name: string; kind: NameKind; language: string }[]
    roles: { title: string; organisation: string | null; held: string | null }[]
    publisher: string | null
  }[]
  claims: { key: string; wording: string; topics: string[] }[]
  utterances: {
    key: string
    claim: string
    source: string
    capacity: string | null
    speaksFor: string | null
    saidOn: string
    wording: string | null
    basis: DateBasis
    channel: string | null
    stance: Stance
  }[]
  attestations: {
    utterance: string
    article: string
    content: string[]
    cue: string | null
    mention: string | null
    kind: QuoteKind
    chain?: { kind: ChainKind; name: string | null }[]
    near: string | null
  }[]
  links: { from: string; kind: LinkKind; to: string; reason: string }[]
  assessments: {
    claim: string
    rating: string
    reasons: string
    assessedOn: string
    evidence: { side: EvidenceSide; article?: string; address?: string; title?: string; note: string }[]
  }[]
}

const folder = path.join(import.meta.dirname, 'sample')
const articles = [
  '01-engineer-warned-of-bridge-cracks',
  '02-mayor-admits-warning',
  '03-quays-shrug-at-apology',
  '04-tannery-rents',
  '05-night-ferry',
]

const must = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`The sample data name no ${what}.`)
  return value
}

async function makeSources(sources: Statements['sources']): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const { key, aliases, roles: _, ...source } of sources) {
    const sourceId = await recordSource(sampler, source)
    ids.set(key, sourceId)
    for (const alias of aliases) await addName(sampler, { sourceId, ...alias })
  }
  for (const { key, roles } of sources)
    for (const { title, organisation, held } of roles) {
      const organisationId = organisation ? must(ids.get(organisation), organisation) : null
      await addRole(sampler, { sourceId: must(ids.get(key), key), title, organisationId, held })
    }
  return ids
}

/** Makes the sample articles and, of all but the last, their published statements, through the doors. */
export async function loadSamples(): Promise<void> {
  const told = JSON.parse(await readFile(path.join(folder, 'statements.json'), 'utf8')) as Statements
  const sources = await makeSources(told.sources)
  const utterances = new Map<string, Recorded>()
  const claims = new Map<string, number>()
  const articleIds = new Map<string, number>()

  for (const name of articles) {
    const { metadata, text } = readHeader(await readFile(path.join(folder, `${name}.txt`), 'utf8'))
    const articleId = await bringIn(sampler, { text, ...metadata })
    articleIds.set(name, articleId)
    const versionId = await versionOf(articleId)
    const listed = told.attestations.filter((attestation) => attestation.article === name)
    for (const attestation of listed) {
      const { near, kind } = attestation
      const from = near ? text.indexOf(near) : 0
      const find = (words: string): Piece => {
        const start = text.indexOf(words, from)
        return { start, end: start + words.length }
      }
      const said = must(
        told.utterances.find((utterance) => utterance.key === attestation.utterance),
        attestation.utterance,
      )
      const claim = must(
        told.claims.find((claim) => claim.key === said.claim),
        said.claim,
      )
      const claimId = claims.get(claim.key)
      const recorded = await recordStatement(sampler, {
        versionId,
        content: attestation.content.map(find),
        cue: attestation.cue ? find(attestation.cue) : null,
        mention: attestation.mention ? find(attestation.mention) : null,
        kind,
        chain: attestation.chain ?? [],
        claim: claimId ? { id: claimId } : { wording: claim.wording },
        utterance: utterances.get(said.key)?.utterance ?? null,
        source: { id: must(sources.get(said.source), said.source) },
        remember: null,
        capacity: said.capacity,
        speaksFor: said.speaksFor ? { id: must(sources.get(said.speaksFor), said.speaksFor) } : null,
        saidOn: { edtf: said.saidOn, wording: said.wording, basis: said.basis },
        channel: said.channel,
        stance: said.stance,
        topics: claim.topics,
      })
      utterances.set(said.key, recorded)
      claims.set(claim.key, recorded.claim)
    }
    if (listed.length) await publish(sampler, { articleId, only: null })
  }
  await relate(told, claims, articleIds)
}

/** Links the claims and publishes what is assessed. */
async function relate(
  { links, assessments }: Statements,
  claims: Map<string, number>,
  articleIds: Map<string, number>,
): Promise<void> {
  const claimOf = (key: string) => must(claims.get(key), key)
  for (const { from, to, kind, reason } of links)
    await linkClaims(sampler, { from: claimOf(from), to: claimOf(to), kind, reason })
  for (const { claim, evidence, ...judged } of assessments) {
    const cited = evidence.map(({ article, ...rest }) => ({
      ...rest,
      articleId: article ? must(articleIds.get(article), article) : null,
    }))
    const id = await saveAssessment(sampler, {
      ...judged,
      claim: claimOf(claim),
      version: null,
      evidence: cited,
    })
    await publishAssessment(sampler, { id, version: 1 })
  }
}
