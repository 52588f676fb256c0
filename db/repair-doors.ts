import { desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { chosenPlace, onePlace } from '../lib/repair-input'
import { noteChanges } from './accepting'
import { anchorOne } from './anchoring'
import type { Transaction } from './connection'
import { candidateOf, correctionBy, outcomeAfter } from './moving'
import { readRepair } from './repair'
import { unseen } from './reviewing'
import { attestations } from './schema'
import { anchors } from './schema-anchors'
import { articles, articleVersions } from './schema-articles'
import { spansOf } from './statement-parts'
import { tagsOfClaims } from './tags'
import { found, markSamples, unchanged, write, type Writing } from './write'

type Anchor = typeof anchors.$inferSelect
type Place = z.input<typeof onePlace>

/**
 * The places that follow all refuse with Conflict, with the repairs on record, where the place or the article
 * changed since; with NotFound where there is none.
 */
const action = 'anchor: decide'

/** Takes the candidate as where the words stand now. Errors: Invalid where there is none. */
export async function acceptAnchor(actor: Actor, input: Place): Promise<void> {
  await write(actor, action, { schema: onePlace, input }, (writing, place) =>
    decide(writing, place, ({ candidate }) => {
      if (!candidate.length) throw refused('There are no words to accept. Select them in the text.')
      return { content: candidate, state: 'accepted' }
    }),
  )
}

/**
 * Says which words of the newest version the passage is now. Where the article did not change there, this corrects the
 * words as recorded. Errors: Invalid.
 */
export async function selectAnchor(actor: Actor, input: z.input<typeof chosenPlace>): Promise<void> {
  await write(
    actor,
    action,
    { schema: chosenPlace, input },
    unseen(async (writing, { cue, mention, ...place }) => {
      const pieces = { content: place.content, cue: cue ?? null, mention: mention ?? null }
      await decide(writing, place, async (anchor) => {
        const { tx } = writing
        const spans = await spansOf(tx, anchor.versionId, pieces)
        const correction = await correctionBy(tx, anchor, spans)
        if (!correction) {
          const outcome = outcomeAfter(anchor, spans)
          return { ...spans, outcome, candidate: candidateOf(anchor), state: 'selected' }
        }
        const { attestationId: id, versionId } = anchor
        await tx.update(attestations).set(correction).where(eq(attestations.id, id))
        await anchorOne(tx, id, versionId)
        await noteChanges(tx, id)
        return { ...spans, candidate: [], state: 'kept' }
      })
    }),
  )
}

/** Says that the article does not have the passage any more; it stays on record as first printed. */
export async function markGone(actor: Actor, input: Place): Promise<void> {
  await write(actor, action, { schema: onePlace, input }, (writing, place) =>
    decide(writing, place, (anchor) => ({ content: [], candidate: candidateOf(anchor), state: 'gone' })),
  )
}

/** Takes a decision back: the place is open again. Errors: Invalid where nobody has decided. */
export async function reopenAnchor(actor: Actor, input: Place): Promise<void> {
  await write(actor, action, { schema: onePlace, input }, (writing, place) =>
    decide(writing, place, ({ state, outcome, candidate }) => {
      if (state === 'open' || state === 'kept') throw refused('Nothing was decided here.')
      return { content: outcome === 'orphaned' ? [] : candidate, state: 'open' }
    }),
  )
}

const refused = (message: string) => new Invalid([{ field: 'content', message }])

type Decided = Partial<Pick<Anchor, 'outcome' | 'content' | 'cue' | 'mention' | 'candidate'>> &
  Pick<Anchor, 'state'>

async function decide(
  { tx, actor, changed }: Writing,
  { id, version }: z.output<typeof onePlace>,
  decision: (anchor: Anchor) => Decided | Promise<Decided>,
): Promise<void> {
  const { anchor, claim, newest } = await locked(tx, id)
  const onRecord = () => readRepair(tx, newest.articleId)
  if (anchor.versionId !== newest.id)
    throw new Conflict('The article has a newer version by now.', await onRecord())
  if (version !== anchor.version) unchanged(version, anchor.version, await onRecord())
  const decided = await decision(anchor)
  const byEditor = decided.state !== 'open' && decided.state !== 'kept'
  await tx
    .update(anchors)
    .set({
      ...decided,
      decidedBy: byEditor && actor.kind === 'user' ? actor.id : null,
      decidedAt: byEditor ? sql`now()` : null,
    })
    .where(eq(anchors.id, id))
  changed(...(await tagsOfClaims(tx, [claim])))
}

/** The place with its claim and the newest version, after its article: in the order in which a new version locks them. */
async function locked(tx: Transaction, id: number) {
  const [row] = await tx.execute<{ article: number; claim: number; sample: boolean }>(sql`
    select v.article_id as article, u.claim_id as claim, a.sample
    from anchors n join article_versions v on v.id = n.version_id
    join attestations a on a.id = n.attestation_id join utterances u on u.id = a.utterance_id
    where n.id = ${id}`)
  const { article, claim, sample } = found(row, 'place')
  if (sample) await markSamples(tx)
  await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, article)).for('update')
  const [anchor] = await tx.select().from(anchors).where(eq(anchors.id, id)).for('update')
  const [newest] = await tx
    .select({ id: articleVersions.id, articleId: articleVersions.articleId })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, article))
    .orderBy(desc(articleVersions.number))
    .limit(1)
  return { anchor: found(anchor, 'place'), claim, newest: newest! }
}
