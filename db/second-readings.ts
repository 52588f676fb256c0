import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Selector } from '../lib/record'
import { mostRead, partAfter } from '../lib/second-prompt'
import { checked, type Proposed } from '../lib/second-reading'
import { oneCall, pausedReading, readPart } from '../lib/second-reading-input'
import { oneVersion } from '../lib/statement-input'
import { secondReader } from '../lib/suggestion'
import { db, type Database, type Transaction } from './connection'
import { enqueueSecondReading, hasJob, secondReadingKey } from './queue'
import { articles, articleVersions } from './schema-articles'
import { modelDays, secondReadings, suggestions } from './schema-suggestions'
import { inheriting, rowOf } from './suggestions'
import { found, markSamples, write } from './write'

const today = sql`(now() at time zone 'UTC')::date`

async function versionOf(on: Database | Transaction, id: number) {
  const [version] = await on
    .select({
      articleId: articleVersions.articleId,
      number: articleVersions.number,
      text: articleVersions.text,
      sample: articleVersions.sample,
      publishedOn: articles.publishedOn,
      language: articles.language,
      readTo: sql<number>`coalesce(${secondReadings.readTo}, 0)`,
      ended: sql<boolean | null>`${secondReadings.ended}`,
    })
    .from(articleVersions)
    .innerJoin(articles, eq(articles.id, articleVersions.articleId))
    .leftJoin(secondReadings, eq(secondReadings.versionId, articleVersions.id))
    .where(eq(articleVersions.id, id))
  return found(version, 'version of an article')
}

/**
 * Has the second reader read a version: whenever an editor asks, and by itself once, real articles only. Returns whether
 * it will. Errors: Forbidden, NotFound, Conflict where no text is held.
 */
export async function askSecondReader(actor: Actor, input: z.input<typeof oneVersion>): Promise<boolean> {
  return write(
    actor,
    'suggestion: ask',
    { schema: oneVersion, input },
    async ({ tx, actor }, { versionId }) => {
      const { text, ended, sample } = await versionOf(tx, versionId)
      const known = sample || text === null || ended !== null
      if (actor.kind === 'system' && (known || (await hasJob(tx, secondReadingKey(versionId))))) return false
      if (text === null) throw new Conflict('The text of this article is not held: there is nothing to read.')
      if (ended) await tx.delete(secondReadings).where(eq(secondReadings.versionId, versionId))
      const by = actor.kind === 'user' ? 'editor' : 'program'
      await enqueueSecondReading(tx, { versionId, by, tries: 0 })
      return true
    },
  )
}

/** What is left to be read of a version; null where nothing is. Errors: NotFound. */
export async function leftToRead(versionId: number) {
  const { text, readTo, ended, language } = await versionOf(db(), versionId)
  const part = text === null || ended ? null : partAfter(text, readTo)
  return part && { part, words: text!.slice(part.start, part.end), language }
}

/**
 * Takes one call out of what all workers together may ask today (UTC): `budget` is that number, of which a quarter is
 * left to what editors ask for. False where it is spent.
 */
export async function takeCall(actor: Actor, input: z.input<typeof oneCall>): Promise<boolean> {
  return write(actor, 'suggestion: make', { schema: oneCall, input }, async ({ tx }, { budget, by }) => {
    const most = by === 'editor' ? budget : Math.ceil(0.75 * budget)
    const taken = await tx
      .insert(modelDays)
      .values({ day: today, calls: 1 })
      .onConflictDoUpdate({
        target: modelDays.day,
        set: { calls: sql`${modelDays.calls} + 1` },
        setWhere: sql`${modelDays.calls} < ${most}`,
      })
      .returning({ calls: modelDays.calls })
    return taken.length > 0
  })
}

/** What is suggested for a version or on record in it already. */
async function standingIn(tx: Transaction, versionId: number, articleId: number) {
  const offered = await tx.execute<{ id: number; content: Selector[]; bare: boolean }>(sql`
    select id, content, state = 'open' and rule <> ${secondReader} and neutral is null as bare
    from suggestions where version_id = ${versionId} order by id limit 2000`)
  const passages = await tx.execute<{ content: Selector[] }>(sql`
    select coalesce(n.content, a.content) as content
    from article_versions v join attestations a on a.version_id = v.id
    left join anchors n on n.attestation_id = a.id and n.version_id = ${versionId}
    where v.article_id = ${articleId} and a.state <> 'withdrawn'
      and (v.id = ${versionId} or jsonb_array_length(n.content) > 0)
    order by a.id limit 2000`)
  return {
    standing: offered.map(({ id, content, bare }) => ({ id: bare ? id : null, content })),
    taken: passages.flatMap(({ content }) => content),
  }
}

/**
 * Keeps what the second reader may suggest of a part that it was shown ({@link leftToRead}), everything in its answer
 * checked against the text. Returns false where the part is another one by now. Errors: Forbidden, NotFound, Invalid.
 */
export async function keepSecondReading(
  actor: Actor,
  input: z.input<typeof readPart>,
  answer: readonly Proposed[],
): Promise<boolean> {
  return write(
    actor,
    'suggestion: make',
    { schema: readPart, input },
    async ({ tx }, { versionId, model, part, tokensIn, tokensOut }) => {
      await tx
        .update(modelDays)
        .set({
          tokensIn: sql`${modelDays.tokensIn} + ${tokensIn}`,
          tokensOut: sql`${modelDays.tokensOut} + ${tokensOut}`,
        })
        .where(eq(modelDays.day, today))
      // Who decides on a suggestion, or records one, goes first or after.
      await tx.execute(sql`select from article_versions where id = ${versionId} for key share`)
      await tx.execute(sql`select from suggestions where version_id = ${versionId} order by id for update`)
      const version = await versionOf(tx, versionId)
      const { text, articleId, readTo, ended } = version
      if (text === null || ended || partAfter(text, readTo)?.start !== part.start) return false
      if (version.sample) await markSamples(tx)
      const around = { ...version, ...(await standingIn(tx, versionId, articleId)) }
      const { made, worded } = checked(text, part, answer, around)
      for (const { id, neutral } of worded)
        await tx.update(suggestions).set({ neutral, model }).where(eq(suggestions.id, id))
      const inherited = await inheriting(tx, versionId, version)
      const [{ next } = { next: 0 }] = await tx.execute<{ next: number }>(sql`
        select coalesce(max(utterance) + 1, 0)::int as next from suggestions where version_id = ${versionId}`)
      const rows = made.map((one) => {
        const row = rowOf(text, versionId, { ...one, utterance: next + one.utterance })
        return { ...row, neutral: one.neutral, model, ...inherited(row) }
      })
      const kept = rows.length
        ? await tx.insert(suggestions).values(rows).onConflictDoNothing().returning({ id: suggestions.id })
        : []
      const done = partAfter(text, part.end) === null
      const cut = `Only the first ${mostRead} characters of this text were read.`
      const row = {
        ...{ model, readTo: part.end, ended: done, at: sql`now()` },
        note: done && text.length > mostRead ? cut : null,
      }
      const counts = { proposed: answer.length, kept: kept.length }
      await tx
        .insert(secondReadings)
        .values({ versionId, ...row, ...counts })
        .onConflictDoUpdate({
          target: secondReadings.versionId,
          set: {
            ...row,
            proposed: sql`${secondReadings.proposed} + ${counts.proposed}`,
            kept: sql`${secondReadings.kept} + ${counts.kept}`,
          },
        })
      return true
    },
  )
}

/** Notes why a reading stops, and has it go on later (`again`) or ends it. Errors: Forbidden, NotFound, Invalid. */
export async function pauseSecondReading(actor: Actor, input: z.input<typeof pausedReading>): Promise<void> {
  await write(
    actor,
    'suggestion: make',
    { schema: pausedReading, input },
    async ({ tx }, { versionId, model, note, again }) => {
      if ((await versionOf(tx, versionId)).sample) await markSamples(tx)
      const row = { model, note, ended: again === null, at: sql`now()` }
      await tx
        .insert(secondReadings)
        .values({ versionId, ...row })
        .onConflictDoUpdate({ target: secondReadings.versionId, set: row })
      if (again) await enqueueSecondReading(tx, { versionId, ...again })
    },
  )
}
