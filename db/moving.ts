import { and, eq } from 'drizzle-orm'
import { anchoring, autoAccept } from '../lib/anchoring'
import type { Selector } from '../lib/record'
import { touching, type Piece } from '../lib/spans'
import { describedPieces, type Spans } from './anchoring'
import type { Transaction } from './connection'
import { attestations } from './schema'
import { anchors } from './schema-anchors'
import { articleVersions } from './schema-articles'
import type { Writing } from './write'

type Anchor = typeof anchors.$inferSelect

/** What a decision is taken back to: the candidate, or of a place that was clear its words. */
export const candidateOf = ({ candidate, content }: Pick<Anchor, 'candidate' | 'content'>) =>
  candidate.length ? candidate : content

/**
 * Says by an editor's choice where the words of an attestation stand in a later version. Its own words stay as first
 * printed, unless the choice corrects them: then the answer is what they should be.
 */
export async function moveAnchor(
  { tx, actor }: Pick<Writing, 'tx' | 'actor'>,
  { attestationId, versionId, spans }: { attestationId: number; versionId: number; spans: Spans },
): Promise<Spans | null> {
  const here = and(eq(anchors.attestationId, attestationId), eq(anchors.versionId, versionId))
  const [before] = await tx.select().from(anchors).where(here)
  const decided = {
    state: 'selected' as const,
    decidedBy: actor.kind === 'user' ? actor.id : null,
    decidedAt: new Date(),
  }
  if (!before) {
    const first = { attestationId, versionId, outcome: 'moved' as const, candidate: spans.content }
    await tx.insert(anchors).values({ ...first, ...spans, ...decided })
    return null
  }
  if (before.state !== 'open' && fields.every((field) => same(before[field], spans[field]))) return null
  const correction = await correctionBy(tx, before, spans)
  if (correction) {
    const clear = { state: 'kept' as const, decidedBy: null, decidedAt: null }
    await tx
      .update(anchors)
      .set({ ...spans, candidate: [], ...clear })
      .where(here)
    return correction
  }
  const selected = { candidate: candidateOf(before), outcome: outcomeAfter(before, spans), ...decided }
  await tx
    .update(anchors)
    .set({ ...spans, ...(!(same(before.content, spans.content) && before.state !== 'open') && selected) })
    .where(here)
  return null
}

/**
 * The spans in the version that an attestation was recorded in, where words chosen in a later one mean others of the
 * first: the article did not change there, so the choice corrects what was recorded. Else null.
 */
export async function correctionBy(tx: Transaction, anchor: Anchor, chosen: Spans): Promise<Spans | null> {
  const clear = anchor.outcome === 'exact' || anchor.state === 'kept'
  if (!clear || !chosen.content.some(touching(candidateOf(anchor)))) return null
  const [own] = await tx
    .select({
      content: attestations.content,
      cue: attestations.cue,
      mention: attestations.mention,
      text: articleVersions.text,
    })
    .from(attestations)
    .innerJoin(articleVersions, eq(articleVersions.id, attestations.versionId))
    .where(eq(attestations.id, anchor.attestationId))
    .for('update', { of: attestations })
  const [later] = await tx
    .select({ text: articleVersions.text })
    .from(articleVersions)
    .where(eq(articleVersions.id, anchor.versionId))
  if (!own || own.text === null || !later || later.text === null) return null
  const text = own.text
  const way = anchoring(later.text, text)
  const mapped = (selectors: Selector[]) => {
    const found = way.span(selectors)
    return found.outcome === 'exact' || (found.score ?? 0) >= autoAccept ? describedPieces(text, found) : null
  }
  // What is clear is so against the version before, which may have changed the words already.
  const former = mapped(candidateOf(anchor))
  if (!former || !same(former, own.content)) return null
  const back = (field: keyof Spans): Selector[] | null => {
    if (same(chosen[field], anchor[field])) return own[field]
    return chosen[field].length ? mapped(chosen[field]) : []
  }
  const content = back('content')
  if (!content?.some(touching(own.content))) return null
  return { content, cue: back('cue') ?? own.cue, mention: back('mention') ?? own.mention }
}

/** Words that stand as first printed do so still where more or less of them is chosen, not where others are. */
export const outcomeAfter = (before: Anchor, chosen: Spans): Anchor['outcome'] =>
  before.outcome === 'exact' && !chosen.content.some(touching(candidateOf(before))) ? 'moved' : before.outcome

const fields = ['content', 'cue', 'mention'] as const
const same = (one: Piece[], other: Piece[]) => JSON.stringify(one.map(cut)) === JSON.stringify(other.map(cut))
const cut = ({ start, end }: Piece) => [start, end]
