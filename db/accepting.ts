import { eq, sql } from 'drizzle-orm'
import { Conflict } from '../lib/errors'
import { changeable, changesOf, type OnRecord } from '../lib/review'
import type { Transaction } from './connection'
import { suggestions } from './schema-suggestions'
import { suggestionLines } from './suggestion-lines'
import { found, type Writing } from './write'

/** Locks an open suggestion for this version. Errors: NotFound, Conflict where it was decided meanwhile. */
export async function holdSuggestion(tx: Transaction, id: number, versionId: number): Promise<void> {
  const [held] = await tx.select().from(suggestions).where(eq(suggestions.id, id)).for('update')
  const { state, versionId: of } = found(held, 'suggestion')
  if (state !== 'open' || of !== versionId)
    throw new Conflict('This suggestion was decided meanwhile. Record the words anew, or leave them.')
}

/** Links a suggestion that is held to the attestation that it became, with what was changed. */
export async function acceptSuggestion(
  { tx, actor }: Writing,
  id: number,
  attestationId: number,
): Promise<void> {
  const decidedBy = actor.kind === 'user' ? actor.id : null
  await tx
    .update(suggestions)
    .set({ state: 'accepted', attestationId, decidedBy, decidedAt: sql`now()` })
    .where(eq(suggestions.id, id))
  await noteChanges(tx, attestationId)
}

type Recorded = Omit<OnRecord, 'offered'> & {
  id: number
  versionId: number
  changes: string[]
  sourceId: number | null
}

/** Notes in which fields an attestation now differs from its suggestion, beside those noted before. */
export async function noteChanges(tx: Transaction, attestationId: number): Promise<void> {
  const [recorded] = await tx.execute<Recorded>(sql`
    select s.id, s.version_id as "versionId", s.changes, a.content, a.cue, a.mention, a.kind, u.stance, c.wording, u.capacity,
      u.said_on as "saidOn", u.channel, u.source_id as "sourceId",
      array(select name from sources where id = u.source_id
        union all select name from source_names where source_id = u.source_id) as names,
      case when exists (select from attestations o where o.utterance_id = u.id and o.id < a.id) then 'utterance'
        when exists (select from utterances o where o.claim_id = c.id and o.id < u.id) then 'claim' end as joined
    from suggestions s join attestations a on a.id = s.attestation_id
      join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
    where s.attestation_id = ${attestationId} and not s.inherited`)
  if (!recorded) return
  const [proposed] = await suggestionLines(tx, recorded.versionId, eq(suggestions.id, recorded.id))
  const { saidOn, cue, mention } = proposed!
  const changed = changesOf(
    {
      ...proposed!,
      cue: cue ? [cue] : [],
      mention: mention ? [mention] : [],
      saidOn: saidOn?.edtf ?? null,
    },
    { ...recorded, offered: proposed!.sources.some(({ id }) => id === recorded.sourceId) },
  )
  await tx
    .update(suggestions)
    .set({
      changes: changeable.filter((field) => changed.includes(field) || recorded.changes.includes(field)),
    })
    .where(eq(suggestions.id, recorded.id))
}
