import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import { newSplit } from '../lib/merge-input'
import { may, type Actor } from '../lib/permissions'
import { actionOn, notMerged, nouns, parties, type Party } from './merging'
import { moveHolding, takeTurn } from './merge-moves'
import { mergeTags } from './merge-tags'
import { claims, sources } from './schema'
import { merges } from './schema-merges'
import { found, unchanged, write, type Writing } from './write'

type Split = z.output<typeof newSplit>

/**
 * Chosen utterances and names of a source, or utterances of a claim, go to another one or to a new one; it is undone as
 * a merge is. Returns the number of the split and of where they went. Errors: Conflict where some stand elsewhere by now.
 */
export async function split(
  actor: Actor,
  input: z.input<typeof newSplit>,
): Promise<{ id: number; into: number }> {
  const door = { schema: newSplit, input, reason: ({ reason }: Split) => reason }
  return write(actor, actionOn(input.object), door, async (writing, split) => {
    const { tx, changed } = writing
    const { object, from, utterances, names = [], reason } = split
    await takeTurn(tx)
    if (!utterances.length && !names.length)
      throw new Invalid([{ field: 'utterances', message: 'Choose what goes to the other.' }])
    const asked = 'id' in split.into ? [from.id, split.into.id] : [from.id]
    const rows = await parties(tx, object, asked)
    const one = found(
      rows.find(({ id }) => id === from.id),
      nouns[object],
    )
    unchanged(from.version, one.version, one)
    notMerged(one, nouns[object])
    const into = await target(writing, split, one, rows)
    changed(...(await mergeTags(tx, object, [one.id, into])))
    const [made] = await tx
      .insert(merges)
      .values({ object, kind: 'split', fromId: one.id, intoId: into, reason })
      .returning({ id: merges.id })
    const way = { from: one.id, into, only: sql`t.id in ${utterances}` }
    const columns = object === 'claims' ? ['claim_id'] : ['source_id', 'speaks_for_id']
    let moved = 0
    if (utterances.length)
      for (const column of columns)
        moved += await moveHolding(tx, made!.id, { noun: 'utterances', column }, way)
    if (names.length)
      moved += await moveHolding(
        tx,
        made!.id,
        { noun: 'source_names', column: 'source_id' },
        { ...way, only: sql`t.id in ${names}` },
      )
    if (moved < new Set(utterances).size + new Set(names).size)
      throw new Conflict('Some of what was chosen stands elsewhere by now. Choose again.')
    changed(...(await mergeTags(tx, object, [one.id, into])))
    return { id: made!.id, into }
  })
}

/** Where the chosen rows go: the row of that number, or a new one. */
async function target(writing: Writing, split: Split, from: Party, rows: Party[]) {
  const { object, into, names, utterances } = split
  if (object === 'claims' && names?.length)
    throw new Invalid([{ field: 'names', message: 'A claim has no names.' }])
  if ('id' in into) {
    if (into.id === from.id)
      throw new Invalid([{ field: 'into', message: `Choose another ${nouns[object]} than this.` }])
    const other = found(
      rows.find(({ id }) => id === into.id),
      nouns[object],
    )
    notMerged(other, nouns[object])
    if (object === 'claims' && [from.state, other.state].includes('withdrawn'))
      throw new Invalid([{ field: 'into', message: 'A withdrawn claim is not split: put it back first.' }])
    return other.id
  }
  return object === 'claims' ? newClaim(writing, from, into.name, utterances) : newSource(writing, from, into)
}

async function newSource(
  { tx, actor }: Writing,
  from: Party,
  { name, kind = from.kind }: { name: string; kind?: Party['kind'] },
) {
  if (name.length > 200) throw new Invalid([{ field: 'into', message: 'At most 200 characters.' }])
  const confirmed = may(actor, 'source: confirm')
  const [made] = await tx
    .insert(sources)
    .values({ name, kind: kind!, confirmed })
    .returning({ id: sources.id })
  return made!.id
}

/** A claim of the same language; public where something public goes to it, so that this stays so. */
async function newClaim({ tx }: Writing, from: Party, wording: string, utterances: number[]) {
  if (from.state === 'withdrawn')
    throw new Invalid([{ field: 'into', message: 'A withdrawn claim is not split: put it back first.' }])
  const [printed] = utterances.length
    ? await tx.execute(sql`
        select 1 from attestations a join utterances u on u.id = a.utterance_id
        where u.id in ${utterances} and u.claim_id = ${from.id} and a.state = 'published' limit 1`)
    : []
  const state = printed && from.state === 'published' ? 'published' : 'draft'
  const [made] = await tx
    .insert(claims)
    .values({
      wording,
      language: sql`(select language from claims where id = ${from.id})`,
      state,
      publishedAt: state === 'published' ? sql`now()` : null,
    })
    .returning({ id: claims.id })
  return made!.id
}
