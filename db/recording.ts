import { inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Invalid, isExpected, type Expected } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { ChainStep } from '../lib/record'
import { words } from '../lib/spans'
import { newStatement, type NewStatement } from '../lib/statement-input'
import { acceptSuggestion, holdSuggestion } from './accepting'
import { anchorOne } from './anchoring'
import { chainOf } from './chains'
import type { Transaction } from './connection'
import { insertRows } from './insert-rows'
import { refusal } from './refusals'
import { attestations, claims, utterances } from './schema'
import { articleVersions } from './schema-articles'
import { remember, saidColumns, setTopics, sourcesOf, spansIn } from './statement-parts'
import type { Recorded } from './statements'
import { refuseJoined } from './twins'
import { takeIfFree } from './work'
import { found, markSamples, parse, write, type Writing } from './write'

type Statement = z.output<typeof newStatement>

/** What a row of many came to. */
export type Outcome = { recorded: Recorded } | { error: Expected }

/**
 * Records many, at most 1000, in one transaction, and tells of each what came of it, in the order given: one that cannot
 * be recorded keeps no other from it. `kept` runs before the end of the transaction. Errors: Forbidden.
 */
export async function recordStatements(
  actor: Actor,
  inputs: NewStatement[],
  kept?: (tx: Transaction, outcomes: Outcome[]) => Promise<void>,
): Promise<Outcome[]> {
  // Each row is read by itself below: what cannot be stored in one keeps no other out.
  const door = { schema: z.int().max(1000), input: inputs.length }
  return write(actor, 'statement: record', door, async (writing) => {
    const outcomes: Outcome[] = []
    const read = inputs.flatMap((row, at): Row[] => {
      try {
        return [{ at, statement: parse(newStatement, row) }]
      } catch (error) {
        if (!isExpected(error)) throw error
        outcomes[at] = { error }
        return []
      }
    })
    const samples = await samplesAmong(writing.tx, read)
    // What is recorded from a sample article is marked, and all that this transaction makes after it.
    const isSample = ({ statement }: Row) => samples.has(statement.versionId)
    for (const part of [read.filter((row) => !isSample(row)), read.filter(isSample)])
      await recordEach(writing, part, outcomes)
    await kept?.(writing.tx, outcomes)
    return outcomes
  })
}

type Row = { at: number; statement: Statement }

async function samplesAmong(tx: Transaction, rows: Row[]): Promise<Set<number>> {
  const versionIds = [0, ...new Set(rows.map(({ statement }) => statement.versionId))]
  const found = await tx
    .select({ id: articleVersions.id })
    .from(articleVersions)
    .where(sql`${inArray(articleVersions.id, versionIds)} and ${articleVersions.sample}`)
  return new Set(found.map(({ id }) => id))
}

/** All at once; where something is refused the halves by themselves, down to the rows that cannot be recorded. */
async function recordEach(writing: Writing, rows: Row[], outcomes: Outcome[]): Promise<void> {
  if (!rows.length) return
  try {
    const recorded = await writing.tx.transaction((tx) =>
      record(
        { ...writing, tx },
        rows.map(({ statement }) => statement),
      ),
    )
    for (const [place, { at }] of rows.entries()) outcomes[at] = { recorded: recorded[place]! }
  } catch (thrown) {
    const error = isExpected(thrown) ? thrown : refusal(thrown)
    if (!isExpected(error)) throw error
    if (rows.length === 1) return void (outcomes[rows[0]!.at] = { error })
    const middle = rows.length >> 1
    await recordEach(writing, rows.slice(0, middle), outcomes)
    await recordEach(writing, rows.slice(middle), outcomes)
  }
}

/** Records statements, all or none, table by table. */
export async function record(writing: Writing, statements: Statement[]): Promise<Recorded[]> {
  const { tx } = writing
  const versions = await versionsOf(tx, statements)
  const versionOf = ({ versionId }: Statement) => found(versions.get(versionId), 'version of an article')
  for (const version of new Set(statements.map(versionOf)))
    if (version.joined) await refuseJoined(tx, version.articleId)
  for (const { suggestion, versionId } of statements)
    if (suggestion) await holdSuggestion(tx, suggestion, versionId)
  // What is recorded from a sample article goes when the samples go.
  if (statements.some((one) => versionOf(one).sample)) await markSamples(tx)
  const spans = statements.map((one) => spansIn(versionOf(one).text, one))

  const joined = await joinedUtterances(tx, statements)
  const claimIds = await claimsOf(tx, statements, joined, (one) => versionOf(one).language)
  const utteranceIds = await utterancesOf(tx, statements, claimIds)
  const chains: ChainStep[][] = []
  for (const [at, { chain }] of statements.entries()) chains.push(await chainOf(tx, chain, utteranceIds[at]!))
  const made = await insertRows(
    tx,
    attestations,
    statements.map(({ versionId, kind }, at) => ({
      ...{ utteranceId: utteranceIds[at]!, versionId, kind, chain: chains[at]! },
      ...spans[at]!,
    })),
  )
  for (const [at, statement] of statements.entries()) {
    // The page may be older than the newest version, in which nobody would look for these words any more.
    if (versionOf(statement).later) await anchorOne(tx, made[at]!)
    // Before the name is remembered: it would make the source look proposed.
    if (statement.suggestion) await acceptSuggestion(writing, statement.suggestion, made[at]!)
    await remember(writing, statement, utteranceIds[at]!, words(spans[at]!.mention))
  }
  await takeIfFree(writing, [...versions.keys()])
  return statements.map((_, at) => ({
    attestation: made[at]!,
    utterance: utteranceIds[at]!,
    claim: claimIds[at]!,
  }))
}

type Version = {
  id: number
  articleId: number
  text: string | null
  sample: boolean
  language: string
  /** Whether its article is part of another one by now. */
  joined: boolean
  /** Whether it is not the newest of its article. */
  later: boolean
}

/**
 * The versions that statements are recorded in. No new one comes to an article that is held, and one that is just coming
 * is waited for. Articles are held before their passages, in the order in which a new version locks them.
 */
async function versionsOf(tx: Transaction, statements: Statement[]): Promise<Map<number, Version>> {
  const ids = [...new Set(statements.map(({ versionId }) => versionId))]
  await tx.execute(sql`
    select id from articles where id in (select article_id from article_versions where id in ${ids})
    order by id for key share`)
  const rows = await tx.execute<Version>(sql`
    select v.id, v.article_id as "articleId", v.text, v.sample, r.language,
      r.joined_into is not null as joined,
      exists (select from article_versions n where n.article_id = v.article_id and n.number > v.number) as later
    from article_versions v join articles r on r.id = v.article_id where v.id in ${ids}`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The claims of utterances on record that get one more attestation; locked. */
async function joinedUtterances(tx: Transaction, statements: Statement[]): Promise<Map<number, number>> {
  const ids = statements.flatMap(({ utterance }) => utterance ?? [])
  if (!ids.length) return new Map()
  const rows = await tx
    .select({ id: utterances.id, claimId: utterances.claimId })
    .from(utterances)
    .where(inArray(utterances.id, ids))
    .orderBy(utterances.id)
    .for('update')
  return new Map(rows.map(({ id, claimId }) => [id, claimId]))
}

/** The claim of each statement: on record and locked, or made with its topics. */
async function claimsOf(
  tx: Transaction,
  statements: Statement[],
  joined: Map<number, number>,
  languageOf: (statement: Statement) => string,
): Promise<number[]> {
  const chosen = statements.map(({ utterance, claim }) => {
    if (utterance) return found(joined.get(utterance), 'utterance')
    return 'id' in claim ? claim.id : null
  })
  await standingClaims(tx, chosen)
  const anew = statements.flatMap((one, at) =>
    chosen[at] === null && 'wording' in one.claim
      ? [{ wording: one.claim.wording, language: languageOf(one) }]
      : [],
  )
  const made = (await insertRows(tx, claims, anew)).values()
  const claimIds = chosen.map((id) => id ?? made.next().value!)
  const told = statements.map(({ topics }, at) => ({ claimId: claimIds[at]!, names: topics }))
  await setTopics(
    tx,
    told.filter(({ names }, at) => chosen[at] === null && names.length),
  )
  return claimIds
}

/** Locks claims on record. Errors: NotFound, Invalid where one was withdrawn. */
export async function standingClaims(tx: Transaction, chosen: (number | null)[]): Promise<void> {
  const ids = [...new Set(chosen.filter((id) => id !== null))]
  if (!ids.length) return
  const rows = await tx
    .select({ id: claims.id, state: claims.state })
    .from(claims)
    .where(inArray(claims.id, ids))
    .orderBy(claims.id)
    .for('update')
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  for (const id of ids)
    if (found(states.get(id), 'claim') === 'withdrawn')
      throw new Invalid([
        { field: 'claim', message: 'This claim was withdrawn; reinstate it or write a new one.' },
      ])
}

/** The utterance of each statement: on record, or made with its source. */
async function utterancesOf(tx: Transaction, statements: Statement[], claimIds: number[]): Promise<number[]> {
  const anew = statements.flatMap((statement, at) => (statement.utterance ? [] : [{ statement, at }]))
  const sourceIds = await sourcesOf(
    tx,
    anew.flatMap(({ statement: { versionId, source, speaksFor } }) => [
      { versionId, choice: source },
      { versionId, choice: speaksFor },
    ]),
  )
  const rows = anew.map(({ statement, at }, place) => ({
    claimId: claimIds[at]!,
    sourceId: sourceIds[2 * place]!,
    speaksForId: sourceIds[2 * place + 1]!,
    capacity: statement.capacity,
    stance: statement.stance,
    channel: statement.channel,
    ...saidColumns(statement.saidOn),
  }))
  const made = (await insertRows(tx, utterances, rows)).values()
  return statements.map(({ utterance }) => utterance ?? made.next().value!)
}
