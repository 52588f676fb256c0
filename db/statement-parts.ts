import { eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import { describe, withinText, type Piece } from '../lib/spans'
import type { NameKind, Selector, State } from '../lib/record'
import type { newStatement, saidOn, sourceChoice } from '../lib/statement-input'
import type { Transaction } from './connection'
import { insertRows } from './insert-rows'
import { attestations, claims, claimTopics, sources, topics, utterances } from './schema'
import { topicsNamed, unknownTopics } from './topic-names'
import { articles, articleVersions } from './schema-articles'
import { found, markSamples, type Writing } from './write'

type Pieces = { content: Piece[]; cue: Piece | null; mention: Piece | null }

/** The spans as they are stored: described anew from the text of the version, whatever the browser sent. */
export async function spansOf(tx: Transaction, versionId: number, pieces: Pieces) {
  const [version] = await tx
    .select({ text: articleVersions.text, sample: articleVersions.sample })
    .from(articleVersions)
    .where(eq(articleVersions.id, versionId))
  const { text, sample } = found(version, 'version of an article')
  // What is recorded from a sample article goes when the samples go.
  if (sample) await markSamples(tx)
  return spansIn(text, pieces)
}

/** The same of a text that was read. */
export function spansIn(text: string | null, pieces: Pieces) {
  if (text === null)
    throw new Invalid([{ field: 'content', message: 'The text of this version is not held.' }])
  const select = (field: keyof Pieces, listed: Piece[]): Selector[] => {
    const ordered = [...listed].sort((a, b) => a.start - b.start)
    const problem = ordered.length ? withinText(text, ordered) : null
    if (problem) throw new Invalid([{ field, message: problem }])
    return ordered.map((piece) => describe(text, piece))
  }
  return {
    content: select('content', pieces.content),
    cue: select('cue', pieces.cue ? [pieces.cue] : []),
    mention: select('mention', pieces.mention ? [pieces.mention] : []),
  }
}

type Choice = { choice: z.output<typeof sourceChoice> | null; versionId: number }

/**
 * The numbers of chosen sources; those that are named are made, unconfirmed. The article's outlet keeps an unnamed one.
 * Errors: NotFound.
 */
export async function sourcesOf(tx: Transaction, choices: Choice[]): Promise<(number | null)[]> {
  const ids = choices.flatMap(({ choice }) => (choice && 'id' in choice ? choice.id : []))
  const rows = ids.length
    ? await tx.select({ id: sources.id }).from(sources).where(inArray(sources.id, ids))
    : []
  const onRecord = new Set(rows.map(({ id }) => id))
  for (const id of ids) found(onRecord.has(id) || undefined, 'source')
  const named = choices.flatMap(({ choice, versionId }) =>
    choice && 'name' in choice ? [{ ...choice, versionId }] : [],
  )
  const outlets = await outletsOf(
    tx,
    named.flatMap(({ kind, versionId }) => (kind === 'unnamed' ? versionId : [])),
  )
  const anew = named.map(({ versionId, ...choice }) => ({
    ...choice,
    publisherId: choice.kind === 'unnamed' ? (outlets.get(versionId) ?? null) : null,
  }))
  const made = (await insertRows(tx, sources, anew)).values()
  return choices.map(({ choice }) => choice && ('id' in choice ? choice.id : made.next().value!))
}

/** The publishers of the articles of these versions. */
async function outletsOf(tx: Transaction, versionIds: number[]): Promise<Map<number, number | null>> {
  if (!versionIds.length) return new Map()
  const rows = await tx
    .select({ id: articleVersions.id, publisherId: articles.publisherId })
    .from(articleVersions)
    .innerJoin(articles, eq(articles.id, articleVersions.articleId))
    .where(inArray(articleVersions.id, versionIds))
  return new Map(rows.map(({ id, publisherId }) => [id, publisherId]))
}

/** The number of one chosen source. */
export async function sourceOf(
  tx: Transaction,
  choice: Choice['choice'],
  versionId: number,
): Promise<number | null> {
  const [id] = await sourcesOf(tx, [{ choice, versionId }])
  return id!
}

export const saidColumns = (said: z.output<typeof saidOn> | null) => ({
  saidOn: said?.edtf ?? null,
  saidFrom: said?.from ?? null,
  saidTo: said?.to ?? null,
  saidWording: said?.wording ?? null,
  saidBasis: said?.basis ?? null,
})

/** Keeps a mention as another name of the source, in the article's language; whether it was new. */
export async function rememberName(
  tx: Transaction,
  name: { sourceId: number; name: string; kind: NameKind; versionId: number },
): Promise<boolean> {
  const kept = await tx.execute(sql`
    insert into source_names (source_id, name, kind, language)
    select s.id, ${name.name}, ${name.kind}, a.language
    from sources s, article_versions v join articles a on a.id = v.article_id
    where s.id = ${name.sourceId} and v.id = ${name.versionId} and plain(s.name) <> plain(${name.name})
    on conflict do nothing returning id`)
  return kept.length > 0
}

/** Keeps the mention as another name of the utterance's source, where that is asked for. */
export async function remember(
  { tx, changed, demand }: Writing,
  input: Pick<z.output<typeof newStatement>, 'remember' | 'versionId'>,
  utteranceId: number,
  mention: string,
) {
  if (!input.remember || !mention) return
  const [said] = await tx
    .select({ sourceId: utterances.sourceId })
    .from(utterances)
    .where(eq(utterances.id, utteranceId))
  if (!said?.sourceId) return
  const { sourceId } = said
  demand('source: remember a name')
  const name = { sourceId, name: mention.slice(0, 200), kind: input.remember, versionId: input.versionId }
  if (await rememberName(tx, name)) changed(`source:${sourceId}`, 'sources', 'claims')
}

/** What was withdrawn is put back, by who may, before anything of it changes or moves. Errors: Conflict. */
export function standing(...rows: { state: State }[]): void {
  if (rows.some((row) => row.state === 'withdrawn'))
    throw new Conflict('This was withdrawn. Put it back before you change it.')
}

/** The attestation with its utterance and claim, locked in that order. */
export async function locked(tx: Transaction, id: number) {
  const [attestation] = await tx.select().from(attestations).where(eq(attestations.id, id)).for('update')
  const { utteranceId, sample } = found(attestation, 'passage')
  if (sample) await markSamples(tx)
  const [utterance] = await tx.select().from(utterances).where(eq(utterances.id, utteranceId)).for('update')
  const [claim] = await tx.select().from(claims).where(eq(claims.id, utterance!.claimId)).for('update')
  return { attestation: attestation!, utterance: utterance!, claim: claim! }
}

/** Sets the topics of claims to these names or synonyms; topics not known are made. */
export async function setTopics(
  tx: Transaction,
  wanted: { claimId: number; names: string[] }[],
): Promise<void> {
  if (!wanted.length) return
  const names = wanted.flatMap((each) => each.names)
  // Of spellings the first is kept, as where one line is sent after the other.
  const spelled = new Map<string, string>()
  for (const name of names) if (!spelled.has(name.toLowerCase())) spelled.set(name.toLowerCase(), name)
  const made = await unknownTopics(tx, [...spelled.values()])
  if (made.length) {
    await tx
      .insert(topics)
      // In one order, so that no two wait for each other.
      .values(made.sort().map((name) => ({ name })))
      .onConflictDoNothing()
  }
  const known = await topicsNamed(tx, names)
  const pairs = JSON.stringify(
    wanted.flatMap(({ claimId, names }) =>
      names.flatMap((name) => (known.has(name) ? [[claimId, known.get(name)]] : [])),
    ),
  )
  const listed = sql`(select distinct (pair ->> 0)::int as claim_id, (pair ->> 1)::int as topic_id
    from jsonb_array_elements(${pairs}::jsonb) as pair) as listed`
  await tx.delete(claimTopics).where(
    sql`${inArray(
      claimTopics.claimId,
      wanted.map(({ claimId }) => claimId),
    )} and (${claimTopics.claimId}, ${claimTopics.topicId}) not in (select claim_id, topic_id from ${listed})`,
  )
  await tx.execute(sql`
    insert into claim_topics (claim_id, topic_id) select claim_id, topic_id from ${listed}
    order by topic_id, claim_id on conflict do nothing`)
}

/** Deletes a draft utterance that no words report any more, and its draft claim that nobody says any more. */
export async function sweep(tx: Transaction, utteranceId: number): Promise<void> {
  const [left] = await tx
    .select({ claimId: utterances.claimId })
    .from(utterances)
    .where(
      sql`${utterances.id} = ${utteranceId} and not exists
        (select from ${attestations} where ${attestations.utteranceId} = ${utterances.id})`,
    )
  if (!left) return
  await tx.delete(utterances).where(eq(utterances.id, utteranceId))
  await sweepClaim(tx, left.claimId)
}

/**
 * Deletes a draft claim that nobody says any more; one that was talked about, reviewed, linked, assessed or merged with
 * stays for what rests on it, and waits for a second person no longer.
 */
export async function sweepClaim(tx: Transaction, id: number): Promise<void> {
  const [alone] = await tx.execute<{ held: boolean }>(sql`
    select exists (select from comments where claim_id = c.id) or exists (select from reviews where claim_id = c.id)
      or exists (select from claim_links where c.id in (from_id, to_id))
      or exists (select from assessments where claim_id = c.id)
      or exists (select from claims o where o.merged_into = c.id) as held
    from claims c where c.id = ${id} and c.state = 'draft'
      and not exists (select from utterances u where u.claim_id = c.id)`)
  if (!alone) return
  if (alone.held) {
    await tx.execute(sql`
      update reviews set state = 'taken-back', decided_at = now() where claim_id = ${id} and state = 'waiting'`)
    return
  }
  await tx.delete(claimTopics).where(eq(claimTopics.claimId, id))
  await tx.delete(claims).where(eq(claims.id, id))
}
