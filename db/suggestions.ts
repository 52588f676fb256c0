import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import type { Selector } from '../lib/record'
import { remembering } from '../lib/review'
import { alike, describe, words } from '../lib/spans'
import { oneSuggestion, oneVersion } from '../lib/statement-input'
import { suggest } from '../lib/suggest'
import type { Suggestion } from '../lib/suggestion'
import { db, type Transaction } from './connection'
import { articles, articleVersions } from './schema-articles'
import { readings, suggestions } from './schema-suggestions'
import { found, markSamples, parse, write } from './write'

const MOST = 2000
const CHUNK = 500

type Row = typeof suggestions.$inferInsert
type Decision = Pick<Row, 'state' | 'decidedBy' | 'decidedAt' | 'attestationId'> & { inherited: true }

// No half of a character is left at the end: Postgres refuses it.
const clip = (text: string, most: number) =>
  text
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
const clipped = (text: string | null, most: number) => (text && clip(text, most)) || null

/** A suggestion as it is kept, its spans described from the text of the version. */
export function rowOf(text: string, versionId: number, suggestion: Suggestion): Row {
  const { speaker, saidOn } = suggestion
  const content = suggestion.content.map((piece) => describe(text, piece))
  return {
    versionId,
    content,
    cue: suggestion.cue ? [describe(text, suggestion.cue)] : [],
    mention: suggestion.mention ? [describe(text, suggestion.mention)] : [],
    kind: suggestion.kind,
    stance: suggestion.stance,
    wording: clipped(suggestion.wording, 500) ?? clip(words(content), 500),
    speaker: speaker && {
      ...speaker,
      name: clip(speaker.name, 200),
      capacity: clipped(speaker.capacity, 200),
      organisation: clipped(speaker.organisation, 200),
    },
    saidOn: saidOn?.edtf ?? null,
    saidWording: clipped(saidOn?.wording ?? null, 200),
    saidBasis: saidOn?.basis ?? null,
    channel: clipped(suggestion.channel, 200),
    confidence: suggestion.confidence,
    rule: suggestion.rule,
    reason: clip(suggestion.reason, 500),
    utterance: suggestion.utterance,
  }
}

async function versionToRead(id: number) {
  const [version] = await db()
    .select({
      articleId: articleVersions.articleId,
      number: articleVersions.number,
      text: articleVersions.text,
      sample: articleVersions.sample,
      publishedOn: articles.publishedOn,
      language: articles.language,
    })
    .from(articleVersions)
    .innerJoin(articles, eq(articles.id, articleVersions.articleId))
    .where(eq(articleVersions.id, id))
  return found(version, 'version of an article')
}

/** What is decided of rows before anybody looks: dismissed in this version or an earlier one, or on record already; what was withdrawn is not. */
export async function inheriting(
  tx: Transaction,
  versionId: number,
  { articleId, number }: { articleId: number; number: number },
): Promise<(row: Row) => Decision | null> {
  type Dismissed = { words: string; mention: string; speaker: string | null; by: number | null; at: string }
  const dismissed = remembering([
    ...(await tx.execute<Dismissed>(sql`
      select span_words(s.content) as words, coalesce(span_words(s.mention), '') as mention,
        s.speaker ->> 'name' as speaker, s.decided_by as by, s.decided_at as at
      from article_versions v join suggestions s on s.version_id = v.id
      where v.article_id = ${articleId} and v.number <= ${number} and s.state = 'dismissed'
      order by s.id desc limit 10000`)),
  ])
  const passages = await tx.execute<{ id: number; content: Selector[] }>(sql`
    select a.id, coalesce(n.content, a.content) as content
    from article_versions v join attestations a on a.version_id = v.id
    join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
    left join anchors n on n.attestation_id = a.id and n.version_id = ${versionId}
    where v.article_id = ${articleId} and a.state <> 'withdrawn' and c.state <> 'withdrawn'
      and (v.id = ${versionId} or jsonb_array_length(n.content) > 0)
    order by a.id limit ${MOST}`)
  return ({ content, mention, speaker }) => {
    const standing = passages.find((passage) => alike(passage.content, content) >= 0.5)
    if (standing)
      return { state: 'accepted', inherited: true, attestationId: standing.id, decidedAt: new Date() }
    const former = dismissed({
      words: content.map(({ exact }) => exact).join(' '),
      mention: words(mention ?? []),
      speaker: speaker?.name ?? null,
    })
    return former
      ? { state: 'dismissed', inherited: true, decidedBy: former.by, decidedAt: new Date(former.at) }
      : null
  }
}

/**
 * Reads a version of an article and keeps what the program proposes, at most 2000; what was dismissed in an
 * earlier version stays so. Returns how many were made: none where the version was read before. Errors: Forbidden,
 * NotFound.
 */
export async function makeSuggestions(actor: Actor, input: z.input<typeof oneVersion>): Promise<number> {
  // A long text takes seconds: it is read before the transaction, which holds locks.
  if (!may(actor, 'suggestion: make')) throw new Forbidden('You may not do this.')
  const { versionId } = parse(oneVersion, input)
  const version = await versionToRead(versionId)
  const { text } = version
  const once = new Map<string, Row>()
  for (const suggestion of text === null ? [] : suggest(text, version).slice(0, MOST)) {
    const key = JSON.stringify([suggestion.content, suggestion.speaker?.name])
    if (!once.has(key)) once.set(key, rowOf(text!, versionId, suggestion))
  }
  const rows = [...once.values()]
  return write(actor, 'suggestion: make', { schema: oneVersion, input }, async ({ tx }) => {
    const [held] = await tx
      .select({ sample: articleVersions.sample })
      .from(articleVersions)
      .where(eq(articleVersions.id, versionId))
      .for('key share')
    if (found(held, 'version of an article').sample) await markSamples(tx)
    const [first] = await tx
      .insert(readings)
      .values({ versionId, suggestions: rows.length })
      .onConflictDoNothing()
      .returning({ versionId: readings.versionId })
    if (!first) return 0
    const inherited = await inheriting(tx, versionId, version)
    for (let from = 0; from < rows.length; from += CHUNK)
      await tx
        .insert(suggestions)
        .values(rows.slice(from, from + CHUNK).map((row) => ({ ...row, ...inherited(row) })))
        .onConflictDoNothing()
    return rows.length
  })
}

async function locked(tx: Transaction, id: number) {
  const [suggestion] = await tx.select().from(suggestions).where(eq(suggestions.id, id)).for('update')
  return found(suggestion, 'suggestion')
}

/** Dismisses a suggestion; it stays so in later versions of the article. Errors: NotFound, Conflict where it was accepted. */
export async function dismissSuggestion(actor: Actor, input: z.input<typeof oneSuggestion>): Promise<void> {
  await write(
    actor,
    'suggestion: decide',
    { schema: oneSuggestion, input },
    async ({ tx, actor }, { id }) => {
      const { state } = await locked(tx, id)
      if (state === 'accepted') throw new Conflict('This suggestion was accepted meanwhile.')
      if (state === 'dismissed') return
      const decidedBy = actor.kind === 'user' ? actor.id : null
      await tx
        .update(suggestions)
        .set({ state: 'dismissed', decidedBy, decidedAt: sql`now()` })
        .where(eq(suggestions.id, id))
    },
  )
}

/** Takes a dismissal back. Errors: NotFound, Conflict where it was accepted. */
export async function reopenSuggestion(actor: Actor, input: z.input<typeof oneSuggestion>): Promise<void> {
  await write(actor, 'suggestion: decide', { schema: oneSuggestion, input }, async ({ tx }, { id }) => {
    const { state } = await locked(tx, id)
    if (state === 'accepted') throw new Conflict('This suggestion was accepted meanwhile.')
    await tx
      .update(suggestions)
      .set({ state: 'open', decidedBy: null, decidedAt: null, inherited: false })
      .where(eq(suggestions.id, id))
  })
}
