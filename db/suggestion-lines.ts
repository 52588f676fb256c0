import { eq, sql, type SQL } from 'drizzle-orm'
import type { DeskReading, DeskSecondReading, DeskSuggestion } from '../lib/desk-view'
import type { Actor } from '../lib/permissions'
import type { Selector } from '../lib/record'
import { askedFor, type Asked } from '../lib/speaker'
import { words } from '../lib/spans'
import type { Suggestion } from '../lib/suggestion'
import { db, type Database, type Transaction } from './connection'
import { versionOf } from './passages'
import { readingKey, secondReadingKey } from './queue'
import { articles, articleVersions } from './schema-articles'
import { suggestions } from './schema-suggestions'
import { sourcesFor, type Setting } from './speakers'
import { found, mayRead } from './write'

const cut = ({ start, end }: Selector) => ({ start, end })

async function settingOf(on: Database | Transaction, versionId: number): Promise<Setting> {
  const [version] = await on
    .select({
      versionId: articleVersions.id,
      language: articles.language,
      publisherId: articles.publisherId,
      sample: articleVersions.sample,
    })
    .from(articleVersions)
    .innerJoin(articles, eq(articles.id, articleVersions.articleId))
    .where(eq(articleVersions.id, versionId))
  return found(version, 'version of an article')
}

/** These suggestions of one version in the order of the text, at most 2000, with the sources that fit. */
export async function suggestionLines(
  on: Database | Transaction,
  versionId: number,
  only?: SQL,
): Promise<DeskSuggestion[]> {
  const rows = await on
    .select()
    .from(suggestions)
    .where(sql`${suggestions.versionId} = ${versionId} ${only ? sql`and ${only}` : sql``}`)
    .orderBy(sql`(${suggestions.content} -> 0 ->> 'start')::int`, suggestions.id)
    .limit(2000)
  if (!rows.length) return []
  const asked: Asked[] = []
  const places = rows.map(({ speaker, mention, saidOn }) =>
    speaker ? asked.push(askedFor(speaker, words(mention), saidOn)) - 1 : null,
  )
  const offered = await sourcesFor(on, await settingOf(on, versionId), asked)
  return rows.map((row, index) => ({
    id: row.id,
    state: row.state,
    maker: row.maker,
    note: row.note,
    content: row.content.map(cut),
    cue: row.cue[0] ? cut(row.cue[0]) : null,
    mention: row.mention[0] ? cut(row.mention[0]) : null,
    kind: row.kind,
    stance: row.stance,
    wording: row.wording,
    speaker: row.speaker,
    saidOn:
      row.saidOn && row.saidBasis
        ? { edtf: row.saidOn, wording: row.saidWording, basis: row.saidBasis }
        : null,
    channel: row.channel,
    confidence: row.confidence,
    rule: row.rule as Suggestion['rule'],
    reason: row.reason,
    neutral: row.neutral,
    model: row.model,
    utterance: row.utterance,
    sources: places[index] === null ? [] : offered[places[index]!]!,
  }))
}

/** How it stands with the second reader and a version; null where it neither read it nor will. */
async function secondReadingOf(
  on: Database | Transaction,
  versionId: number,
): Promise<DeskSecondReading | null> {
  const [row] = await on.execute<DeskSecondReading>(sql`
    select (select case when (run_at at time zone 'UTC')::date > (now() at time zone 'UTC')::date then 'later' else 'now' end
        from graphile_worker.jobs where key = ${secondReadingKey(versionId)}
          and (attempts < max_attempts or locked_at is not null)) as waits,
      (select json_build_object('model', model, 'at', at, 'ended', ended, 'proposed', proposed, 'kept', kept, 'note', note)
        from second_readings where version_id = ${versionId}) as last`)
  return row!.waits || row!.last ? { ...row! } : null
}

/** Every suggestion for a version, and whether the program, or the second reader, has still to read it. */
export async function readingOf(on: Database | Transaction, versionId: number): Promise<DeskReading> {
  // Asked before the suggestions: a job that ends in between has then made them.
  const [job] = await on.execute<{ waits: boolean }>(sql`
    select not exists (select from readings where version_id = ${versionId}) and exists (
      select from graphile_worker.jobs where key = ${readingKey(versionId)} and (attempts < max_attempts or locked_at is not null)) as waits`)
  const second = await secondReadingOf(on, versionId)
  return { reading: job!.waits, second, suggestions: await suggestionLines(on, versionId) }
}

/** The same for the newest version of an article. Errors: Forbidden, NotFound. */
export async function deskReading(actor: Actor, articleId: number): Promise<DeskReading> {
  mayRead(actor)
  return readingOf(db(), await versionOf(articleId))
}
