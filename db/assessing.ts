import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { assessmentInput, assessmentWithdrawal, oneAssessment, type Cited } from '../lib/assessment-input'
import { Conflict, Forbidden, Invalid } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Transaction } from './connection'
import { correction, waitsForReview } from './reviewing'
import { claims } from './schema'
import { articles } from './schema-articles'
import { assessments, evidence } from './schema-claims'
import { settings } from './schema-settings'
import { tagsOfClaims } from './tags'
import { found, unchanged, write } from './write'

const refuse = (field: string, message: string) => new Invalid([{ field, message }])

/** The state of a claim, which stays so until the transaction ends. */
async function stateOf(tx: Transaction, claim: number) {
  const [row] = await tx.select({ state: claims.state }).from(claims).where(eq(claims.id, claim)).for('share')
  return found(row, 'claim').state
}

/** The assessment, locked, in the version that was read. */
async function locked(tx: Transaction, { id, version }: { id: number; version: number }) {
  const [row] = await tx.select().from(assessments).where(eq(assessments.id, id)).for('update')
  const assessment = found(row, 'assessment')
  if (assessment.state === 'withdrawn') throw refuse('', 'This assessment is withdrawn already.')
  unchanged(version, assessment.version, assessment)
  return assessment
}

/**
 * Saves the assessment of a claim with its evidence: a new one as a draft, a later version as the state it has, so
 * that a change of a public one is public, with its reason. Returns its number. Errors: Invalid, NotFound, Conflict.
 */
export async function saveAssessment(actor: Actor, input: z.input<typeof assessmentInput>): Promise<number> {
  return write(
    actor,
    'claim: assess',
    {
      schema: assessmentInput,
      input,
      reason: ({ reason }: z.output<typeof assessmentInput>) => reason ?? '',
    },
    correction(async ({ tx, changed }, given) => {
      if ((await stateOf(tx, given.claim)) === 'withdrawn') throw refuse('claim', 'This claim is withdrawn.')
      const [set] = await tx.select({ scale: settings.assessmentScale }).from(settings).for('share')
      const scale = found(set, 'settings').scale
      const place = scale.indexOf(given.rating) + 1
      if (!place) throw refuse('rating', 'This rating is not on the scale.')
      await knownArticles(tx, given.evidence)
      const { rating, reasons, assessedOn } = given
      const values = { rating, place, places: scale.length, reasons, assessedOn }
      const [standing] = await tx
        .select()
        .from(assessments)
        .where(and(eq(assessments.claimId, given.claim), ne(assessments.state, 'withdrawn')))
        .for('update')
      if (!standing) {
        if (given.version !== null) throw new Conflict('The assessment was withdrawn while you were editing.')
        const [made] = await tx
          .insert(assessments)
          .values({ claimId: given.claim, ...values })
          .returning({ id: assessments.id })
        await replaceEvidence(tx, made!.id, given.evidence)
        return made!.id
      }
      if (given.version === null) throw new Conflict('The claim has an assessment by now.', standing)
      unchanged(given.version, standing.version, standing)
      const moved = await replaceEvidence(tx, standing.id, given.evidence)
      await tx
        .update(assessments)
        // Other evidence is another version, too.
        .set(moved ? { ...values, version: sql`${assessments.version} + 1` } : values)
        .where(eq(assessments.id, standing.id))
      if (standing.state === 'published') changed(...(await tagsOfClaims(tx, [given.claim])))
      return standing.id
    }),
  )
}

async function knownArticles(tx: Transaction, cited: Cited[]): Promise<void> {
  const ids = cited.flatMap(({ articleId }) => articleId ?? [])
  if (!ids.length) return
  const rows = await tx.select({ id: articles.id }).from(articles).where(inArray(articles.id, ids))
  const problems = cited.flatMap(({ articleId }, index) =>
    articleId !== null && !rows.some(({ id }) => id === articleId)
      ? [{ field: `evidence.${index}.articleId`, message: 'There is no such article.' }]
      : [],
  )
  if (problems.length) throw new Invalid(problems)
}

/** What was cited before and is not now goes, what is new comes; tells whether anything moved. */
async function replaceEvidence(tx: Transaction, assessmentId: number, cited: Cited[]): Promise<boolean> {
  const columns = {
    side: evidence.side,
    articleId: evidence.articleId,
    address: evidence.address,
    title: evidence.title,
    note: evidence.note,
  }
  const kept = await tx
    .select({ id: evidence.id, ...columns })
    .from(evidence)
    .where(eq(evidence.assessmentId, assessmentId))
    .orderBy(evidence.id)
  const same = (one: Cited, other: Cited) =>
    (Object.keys(columns) as (keyof typeof columns)[]).every((key) => one[key] === other[key])
  const gone = kept.filter((row) => !cited.some((one) => same(one, row))).map(({ id }) => id)
  const fresh = cited.filter((one) => !kept.some((row) => same(one, row)))
  if (gone.length) await tx.delete(evidence).where(inArray(evidence.id, gone))
  if (fresh.length) await tx.insert(evidence).values(fresh.map((one) => ({ assessmentId, ...one })))
  return gone.length + fresh.length > 0
}

/**
 * Makes a draft public; where a second person looks at what editors publish, by another than those who wrote it.
 * Errors: NotFound, Conflict, Forbidden, Invalid where its claim is not public or it is public already.
 */
export async function publishAssessment(actor: Actor, input: z.input<typeof oneAssessment>): Promise<void> {
  await write(
    actor,
    'claim: assess',
    { schema: oneAssessment, input },
    async ({ tx, actor, changed }, one) => {
      const { id, claimId, state } = await locked(tx, one)
      if ((await waitsForReview(tx, actor)) && (await wroteAssessment(tx, actor, id)))
        throw new Forbidden(
          'Nobody publishes their own assessment here: a second person looks at it and does.',
        )
      if (state === 'published') throw refuse('', 'This assessment is public already.')
      if ((await stateOf(tx, claimId)) !== 'published')
        throw refuse('claim', 'The claim is not public: publish it first.')
      await tx.update(assessments).set({ state: 'published' }).where(eq(assessments.id, id))
      changed(...(await tagsOfClaims(tx, [claimId])))
    },
  )
}

/** Whether this actor made the assessment or changed it or its evidence. */
export async function wroteAssessment(
  tx: Pick<Transaction, 'execute'>,
  actor: Actor,
  id: number,
): Promise<boolean> {
  if (actor.kind !== 'user') return false
  const [wrote] = await tx.execute(sql`
    select 1 from revisions where object = 'assessments' and object_id = ${id} and actor_id = ${actor.id}
    union all select 1 from evidence where assessment_id = ${id} and created_by = ${actor.id} limit 1`)
  return wrote !== undefined
}

/** Withdraws a draft or a public assessment with a reason; another may then be written. Errors: as above. */
export async function withdrawAssessment(
  actor: Actor,
  input: z.input<typeof assessmentWithdrawal>,
): Promise<void> {
  const door = {
    schema: assessmentWithdrawal,
    input,
    reason: ({ reason }: z.output<typeof assessmentWithdrawal>) => reason,
  }
  await write(actor, 'claim: assess', door, async ({ tx, changed }, { reason, ...one }) => {
    const { id, claimId } = await locked(tx, one)
    await tx
      .update(assessments)
      .set({ state: 'withdrawn', withdrawnReason: reason })
      .where(eq(assessments.id, id))
    changed(...(await tagsOfClaims(tx, [claimId])))
  })
}
