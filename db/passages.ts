import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { DeskPassage } from '../lib/desk-view'
import { words } from '../lib/spans'
import { namedChain } from './chains'
import { db, type Database, type Transaction } from './connection'
import { attestations, claims, sources, utterances } from './schema'
import { anchors } from './schema-anchors'
import { articleVersions } from './schema-articles'
import { found } from './write'

const speaker = alias(sources, 'speaker')
const behind = alias(sources, 'behind')

const lastChange = sql<{ by: string | null; at: string } | null>`(
  select json_build_object('by', u.name, 'at', r.at)
  from revisions r left join users u on u.id = r.actor_id
  where (r.object = 'attestations' and r.object_id = ${attestations.id})
     or (r.object = 'utterances' and r.object_id = ${utterances.id})
     or (r.object = 'claims' and r.object_id = ${claims.id})
  order by r.id desc limit 1)`

/** What waits for a second person: one review of a claim at a time, looked up by it. */
const review = sql<DeskPassage['review']>`case when ${attestations.state} = 'draft' then (
  select json_build_object('id', r.id, 'by', u.name, 'at', r.created_at)
  from reviews r left join users u on u.id = r.created_by
  where r.claim_id = ${claims.id} and r.state = 'waiting' and ${attestations.id} = any (r.attestation_ids) limit 1) end`

/** The newest version of the article in which an attestation was recorded. */
const newest = alias(articleVersions, 'newest')

async function select(on: Database | Transaction, where: SQL): Promise<DeskPassage[]> {
  const rows = await on
    .select({
      id: attestations.id,
      versionId: attestations.versionId,
      attestationVersion: attestations.version,
      utteranceVersion: utterances.version,
      claimVersion: claims.version,
      state: attestations.state,
      kind: attestations.kind,
      content: attestations.content,
      cue: attestations.cue,
      mention: attestations.mention,
      chain: namedChain(attestations.chain),
      utterance: utterances.id,
      attestations: sql<number>`(select count(*)::int from attestations o where o.utterance_id = ${utterances.id})`,
      utterances: sql<number>`(select count(*)::int from utterances o where o.claim_id = ${claims.id})`,
      claim: { id: claims.id, wording: claims.wording, state: claims.state },
      topics: sql<string[]>`array(select t.name from claim_topics ct join topics t on t.id = ct.topic_id
        where ct.claim_id = ${claims.id} order by lower(t.name))`,
      stance: utterances.stance,
      source: { id: speaker.id, name: speaker.name, kind: speaker.kind },
      speaksFor: { id: behind.id, name: behind.name, kind: behind.kind },
      capacity: utterances.capacity,
      channel: utterances.channel,
      saidOn: utterances.saidOn,
      saidWording: utterances.saidWording,
      saidBasis: utterances.saidBasis,
      review,
      changed: lastChange,
      sample: attestations.sample,
      first: articleVersions.number,
      newest: newest.id,
      anchor: {
        outcome: anchors.outcome,
        state: anchors.state,
        content: anchors.content,
        cue: anchors.cue,
        mention: anchors.mention,
      },
    })
    .from(attestations)
    .innerJoin(utterances, eq(utterances.id, attestations.utteranceId))
    .innerJoin(claims, eq(claims.id, utterances.claimId))
    .innerJoin(articleVersions, eq(articleVersions.id, attestations.versionId))
    .innerJoin(
      newest,
      sql`${newest.articleId} = ${articleVersions.articleId} and ${newest.number} =
        (select max(n.number) from article_versions n where n.article_id = ${articleVersions.articleId})`,
    )
    .leftJoin(anchors, and(eq(anchors.attestationId, attestations.id), eq(anchors.versionId, newest.id)))
    .leftJoin(speaker, eq(speaker.id, utterances.sourceId))
    .leftJoin(behind, eq(behind.id, utterances.speaksForId))
    .where(where)
    .orderBy(
      asc(sql`(coalesce(nullif(${anchors.content}, '[]'), ${attestations.content}) -> 0 ->> 'start')::int`),
      asc(attestations.id),
    )
    .limit(2000)
  return rows.map(
    ({ attestationVersion, utteranceVersion, claimVersion, saidOn, saidWording, saidBasis, ...row }) => ({
      ...stands(row),
      read: { attestation: attestationVersion, utterance: utteranceVersion, claim: claimVersion },
      saidOn: saidOn && saidBasis ? { edtf: saidOn, wording: saidWording, basis: saidBasis } : null,
    }),
  )
}

type Anchored = Pick<DeskPassage, 'versionId' | 'content' | 'cue' | 'mention'> & {
  first: number
  newest: number
  anchor: Pick<typeof anchors.$inferSelect, 'outcome' | 'state' | 'content' | 'cue' | 'mention'> | null
}

/** A passage with the spans of where its words stand now; those of its own version where they stand nowhere. */
function stands<Row extends Anchored>({ first, newest, anchor, ...row }: Row) {
  if (row.versionId === newest) return { ...row, earlier: null }
  const earlier = { version: first, words: words(row.content), state: anchor?.state ?? ('open' as const) }
  if (!anchor?.content.length) return { ...row, earlier: { ...earlier, placed: false } }
  const { content, cue, mention } = anchor
  return { ...row, versionId: newest, content, cue, mention, earlier: { ...earlier, placed: true } }
}

/** One passage, drafts too, where its words stand now. */
export async function passage(on: Database | Transaction, id: number): Promise<DeskPassage | null> {
  return (await select(on, eq(attestations.id, id)))[0] ?? null
}

/**
 * The passages of an article in the order of its newest text, at most 2000; withdrawn ones too. Those recorded in an
 * earlier version stand where their words stand now.
 */
export async function passagesOf(on: Database | Transaction, articleId: number): Promise<DeskPassage[]> {
  return select(on, eq(articleVersions.articleId, articleId))
}

/** The number of an article's newest version. */
export async function versionOf(articleId: number): Promise<number> {
  const [version] = await db()
    .select({ id: articleVersions.id })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, articleId))
    .orderBy(desc(articleVersions.number))
    .limit(1)
  return found(version, 'version').id
}
