import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { FileAnnotation } from '../lib/annotation-file'
import { annotationFile } from '../lib/annotation-input'
import { placing, type Placed } from '../lib/annotation-placing'
import { readAnnotations } from '../lib/annotation-reading'
import { newDraft } from '../lib/draft'
import { Forbidden, type FileProblem } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { alike, describe, words, type Piece } from '../lib/spans'
import { broughtIn, type Speaker } from '../lib/suggestion'
import { db, type Transaction } from './connection'
import { suggestions } from './schema-suggestions'
import { inheriting, rowOf } from './suggestions'
import { articlesAt } from './twins'
import { parse, write } from './write'

/**
 * What comes of an annotation: it is placed, its words changed a little since, or why there is nothing to suggest.
 * `alike`: the text has not these words, but words like them, and those are on record; `withdrawn`: it was accepted
 * once, and what came of it is withdrawn.
 */
export type AnnotationOutcome =
  | 'placed'
  | 'moved'
  | 'not-found'
  | 'no-article'
  | 'no-text'
  | 'suggested'
  | 'recorded'
  | 'alike'
  | 'withdrawn'
  | 'dismissed'

export type SeenAnnotation = {
  at: string
  words: string
  /** The words as they stand in the article, where those are not quite the file's. */
  printed: string | null
  maker: string
  note: string | null
  outcome: AnnotationOutcome
  /** How well a changed place agrees, 0 to 1. */
  score: number | null
  article: { id: number; title: string } | null
}

export type AnnotationsSeen = { rows: SeenAnnotation[]; problems: FileProblem[] }
/** `articles`: those that suggestions were made in. */
export type AnnotationsDone = {
  made: number
  left: number
  problems: FileProblem[]
  articles: { id: number; title: string }[]
}

/** Articles that one file may be of, and milliseconds after which others get their turn. */
const MOST_ARTICLES = 200
const TURN = 50
/** Milliseconds for all of a file: what is not looked for by then is not found, and can be brought in again. */
const PATIENCE = 30_000

type Row = typeof suggestions.$inferInsert
type Version = {
  id: number
  number: number
  articleId: number
  title: string
  text: string | null
  publishedOn: string | null
  sample: boolean
}
type Wanted = { annotation: FileAnnotation; version: Version | null; placed: Placed | null }

/** What a file of annotations would suggest. Errors: Forbidden, Invalid. */
export async function previewAnnotations(
  actor: Actor,
  input: z.input<typeof annotationFile>,
): Promise<AnnotationsSeen> {
  if (!may(actor, 'suggestion: bring in')) throw new Forbidden('Sign in to bring in annotations.')
  const { bytes, articleId } = parse(annotationFile, input)
  const { annotations, problems } = readAnnotations(bytes)
  const wanted = await placedAll(annotations, articleId)
  const { rows } = await db().transaction((tx) => decided(tx, wanted))
  return { rows, problems }
}

/**
 * Makes suggestions of a file's annotations, each in the newest version of the article it is of. What is suggested or
 * on record there, or was dismissed, or withdrawn once accepted, is left as it is: the same file a second time changes nothing.
 */
export async function bringInAnnotations(
  actor: Actor,
  input: z.input<typeof annotationFile>,
): Promise<AnnotationsDone> {
  if (!may(actor, 'suggestion: bring in')) throw new Forbidden('Sign in to bring in annotations.')
  const { bytes, articleId } = parse(annotationFile, input)
  const { annotations, problems } = readAnnotations(bytes)
  const wanted = await placedAll(annotations, articleId)
  return write(actor, 'suggestion: bring in', { schema: annotationFile, input }, async ({ tx }) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('suggestion: bring in'))`)
    const { rows, made } = await decided(tx, wanted)
    if (made.length) await tx.insert(suggestions).values(made).onConflictDoNothing()
    const placed = rows.filter(({ outcome }) => outcome === 'placed' || outcome === 'moved')
    const articles = new Map(placed.flatMap(({ article }) => (article ? [[article.id, article]] : [])))
    return {
      made: made.length,
      left: annotations.length - made.length,
      problems,
      articles: [...articles.values()],
    }
  })
}

/** Each annotation with the version that it is looked for in, and its place there. */
async function placedAll(annotations: FileAnnotation[], articleId: number | null): Promise<Wanted[]> {
  const versions = await db().transaction((tx) => versionsOf(tx, annotations, articleId))
  // Looking takes seconds: no transaction waits for it, which would hold a connection and in the end be ended.
  const ways = new Map<number, ReturnType<typeof placing>>()
  const begun = performance.now()
  let turn = begun
  const wanted: Wanted[] = []
  for (const [index, annotation] of annotations.entries()) {
    const version = versions[index] ?? null
    const text = version?.text ?? null
    if (version && text !== null && !ways.has(version.id)) ways.set(version.id, placing(text))
    const late = performance.now() - begun > PATIENCE
    const placed = version && text !== null && !late ? ways.get(version.id)!(annotation.quotes) : null
    wanted.push({ annotation, version, placed })
    if (performance.now() - turn < TURN) continue
    await setImmediate()
    turn = performance.now()
  }
  return wanted
}

/** The newest version of the article that each annotation is of, in their order; null where there is none. */
async function versionsOf(
  tx: Transaction,
  annotations: FileAnnotation[],
  articleId: number | null,
): Promise<(Version | null)[]> {
  const versions = new Map<number, Version | null>()
  const articles = new Map<string, number | null>()
  const found: (Version | null)[] = []
  for (const { addresses } of annotations) {
    const id = articleId ?? (await articleOf(tx, addresses, articles))
    if (id !== null && !versions.has(id) && versions.size < MOST_ARTICLES)
      versions.set(id, await newestVersion(tx, id))
    found.push((id !== null && versions.get(id)) || null)
  }
  return found
}

async function articleOf(tx: Transaction, addresses: string[], known: Map<string, number | null>) {
  for (const address of addresses) {
    if (!known.has(address)) known.set(address, (await articlesAt(tx, [address]))[0]?.id ?? null)
    const id = known.get(address)
    if (id) return id
  }
  return null
}

async function newestVersion(tx: Transaction, articleId: number): Promise<Version | null> {
  const [version] = await tx.execute<Version>(sql`
    select v.id, v.number, r.id as "articleId", r.title, v.text, r.published_on as "publishedOn", r.sample
    from articles r join article_versions v on v.article_id = r.id
    where r.id = ${articleId} and r.joined_into is null order by v.number desc limit 1`)
  return version ?? null
}

/** What the program proposes of its own. */
type Proposed = { content: Piece[]; speaker: Speaker }

const key = (pieces: readonly Piece[], maker: string) =>
  JSON.stringify([maker, pieces.map(({ start, end }) => [start, end])])

/** What comes of each annotation, and the suggestions to be made. */
async function decided(tx: Transaction, wanted: Wanted[]): Promise<{ rows: SeenAnnotation[]; made: Row[] }> {
  const standing = new Map<number, Awaited<ReturnType<typeof standingIn>>>()
  const rows: SeenAnnotation[] = []
  const made: Row[] = []
  for (const { annotation, version, placed } of wanted) {
    const { at, maker, note, quotes } = annotation
    const seen = (outcome: AnnotationOutcome) =>
      void rows.push({
        ...{ at, maker, note, outcome },
        words: words(quotes),
        printed:
          placed?.outcome === 'moved'
            ? words(placed.pieces.map((piece) => describe(version!.text!, piece)))
            : null,
        score: outcome === 'moved' ? placed!.score : null,
        article: version && { id: version.articleId, title: version.title },
      })
    if (!version) seen('no-article')
    else if (version.text === null) seen('no-text')
    else if (!placed) seen('not-found')
    else {
      if (!standing.has(version.id)) standing.set(version.id, await standingIn(tx, version))
      const there = standing.get(version.id)!
      const before = there.suggested.get(key(placed.pieces, maker))
      const who = there.own.find(({ content }) => alike(content, placed.pieces) >= 0.5)
      const row = suggestionOf(annotation, version, placed, {
        speaker: who?.speaker ?? null,
        utterance: there.utterance + 1,
      })
      const inherited = there.inherits(row)
      if (inherited?.state === 'accepted') seen(placed.outcome === 'moved' ? 'alike' : 'recorded')
      else if (inherited || before === 'dismissed') seen('dismissed')
      else if (before === 'withdrawn') seen('withdrawn')
      else if (before) seen('suggested')
      else {
        there.suggested.set(key(placed.pieces, maker), 'open')
        there.utterance += 1
        made.push(row)
        seen(placed.outcome)
      }
    }
  }
  return { rows, made }
}

/** What is suggested in a version already, by others and by the program, and the highest number of an utterance there. */
async function standingIn(tx: Transaction, version: Version) {
  const brought = await tx.execute<{ content: Piece[]; maker: string; state: string }>(sql`
    select s.content, s.maker,
      case when a.state = 'withdrawn' or c.state = 'withdrawn' then 'withdrawn' else s.state::text end as state
    from suggestions s left join attestations a on a.id = s.attestation_id
    left join utterances u on u.id = a.utterance_id left join claims c on c.id = u.claim_id
    where s.version_id = ${version.id} and s.maker is not null order by s.id limit 10000`)
  const own = await tx.execute<Proposed>(sql`
    select content, speaker from suggestions
    where version_id = ${version.id} and maker is null and speaker is not null order by id limit 2000`)
  const [last] = await tx.execute<{ utterance: number }>(sql`
    select coalesce(max(utterance), 0) as utterance from suggestions where version_id = ${version.id}`)
  return {
    suggested: new Map([...brought].map(({ content, maker, state }) => [key(content, maker), state])),
    own: [...own],
    utterance: last!.utterance,
    inherits: await inheriting(tx, version.id, version),
  }
}

/**
 * An annotation as a suggestion, filled from the text as the form is from words that an editor selects; the speaker is
 * whom the program sees there.
 */
function suggestionOf(
  { maker, note }: FileAnnotation,
  { id, text, publishedOn, sample }: Version,
  { pieces, outcome, score }: Placed,
  { speaker, utterance }: { speaker: Speaker | null; utterance: number },
): Row {
  const draft = newDraft(text!, pieces, { publishedOn })
  const row = rowOf(text!, id, {
    ...draft,
    speaker,
    saidOn: draft.kept,
    channel: draft.channel || null,
    confidence: score,
    rule: 'quotation alone',
    reason: outcome === 'placed' ? 'the words stand in the text' : 'the words changed since they were marked',
    utterance,
  })
  return { ...row, rule: broughtIn, maker, note, sample }
}
