'use server'

import { act, type Outcome } from '@/app/answers'
import { deskArticle } from '@/db/desk'
import { deleteAttestation, detachAttestation } from '@/db/detaching'
import { dismissSuggestion, reopenSuggestion } from '@/db/suggestions'
import { publish as publishDoor, type Published } from '@/db/publishing'
import { askSecondReader } from '@/db/second-readings'
import { changeStatement, recordStatement, type Recorded } from '@/db/statements'
import { deskReading } from '@/db/suggestion-lines'
import { joinArticles, keepApart } from '@/db/twins'
import { reinstateAttestation, reinstateClaim, withdrawAttestation, withdrawClaim } from '@/db/withdrawing'
import { changeWork, releaseArticle, takeArticle } from '@/db/work'
import { parse } from '@/db/write'
import { modelSettings } from '@/jobs/model'
import type { DeskPassage, DeskReading, DeskSuggestion, DeskWork } from '@/lib/desk-view'
import { Conflict } from '@/lib/errors'
import { may, type Actor } from '@/lib/permissions'
import { rowId } from '@/lib/row-id'
import type { NewStatement, StatementChange } from '@/lib/statement-input'

/**
 * What a write of the desk answers: what it made, if anything, whether that waits for a second person, and after it the
 * article's passages and suggestions and who has it.
 */
export type Written = {
  recorded: Recorded | null
  waits: boolean
  passages: DeskPassage[]
  suggestions: DeskSuggestion[]
  work: DeskWork
}
type Answer = Promise<Outcome<Written>>

const written = (
  articleId: number,
  write: (actor: Actor) => Promise<Recorded | Published | unknown>,
): Answer =>
  act(async (actor) => {
    const id = parse(rowId, articleId)
    const made = await write(actor)
    const recorded = made && typeof made === 'object' && 'attestation' in made ? (made as Recorded) : null
    const waits = Boolean(made && typeof made === 'object' && 'waits' in made)
    const { passages, suggestions, work } = await deskArticle(actor, id)
    return { recorded, waits, passages, suggestions, work }
  })

type Row = { id: number; version: number }
type Reasoned = Row & { reason: string }

export const record = async (articleId: number, input: NewStatement): Answer =>
  written(articleId, (actor) => recordStatement(actor, input))

export const change = async (articleId: number, input: StatementChange): Answer =>
  written(articleId, (actor) => changeStatement(actor, input))

export const detach = async (articleId: number, input: Row & { reason: string }): Answer =>
  written(articleId, (actor) => detachAttestation(actor, input))

export const remove = async (articleId: number, input: Row): Answer =>
  written(articleId, (actor) => deleteAttestation(actor, input))

export const dismiss = async (articleId: number, input: { id: number }): Answer =>
  written(articleId, (actor) => dismissSuggestion(actor, input))

export const reopen = async (articleId: number, input: { id: number }): Answer =>
  written(articleId, (actor) => reopenSuggestion(actor, input))

export const publish = async (articleId: number, only: number[] | null): Answer =>
  written(articleId, (actor) => publishDoor(actor, { articleId, only }))

export const withdraw = async (articleId: number, what: 'passage' | 'claim', input: Reasoned): Answer =>
  written(articleId, (actor) => (what === 'claim' ? withdrawClaim : withdrawAttestation)(actor, input))

export const reinstate = async (articleId: number, what: 'passage' | 'claim', input: Reasoned): Answer =>
  written(articleId, (actor) =>
    what === 'claim' ? reinstateClaim(actor, input) : reinstateAttestation(actor, input),
  )

export const take = async (articleId: number, from: number | null): Answer =>
  written(articleId, (actor) => takeArticle(actor, { id: articleId, from }))

export const giveBack = async (articleId: number): Answer =>
  written(articleId, (actor) => releaseArticle(actor, { id: articleId }))

export const mark = async (articleId: number, work: 'done' | 'set-aside'): Answer =>
  written(articleId, async (actor) => {
    const { left } = await changeWork(actor, { ids: [articleId], work })
    // Somebody took it meanwhile: that door says who.
    if (left.length) await releaseArticle(actor, { id: articleId })
  })

/** Has the second reader read this version of the article; the answer is how it stands with that now. */
export const askSecond = async (articleId: number, versionId: number): Promise<Outcome<DeskReading>> =>
  act(async (actor) => {
    const id = parse(rowId, articleId)
    if (may(actor, 'suggestion: ask') && !modelSettings())
      throw new Conflict('No second reader is set up: ONRECORD_MODEL_URL and ONRECORD_MODEL name one.')
    await askSecondReader(actor, { versionId })
    return deskReading(actor, id)
  })

/** Makes two articles one; the answer is the number of the one that stays. */
export const join = async (input: { id: number; into: number }): Promise<Outcome<number>> =>
  act((actor) => joinArticles(actor, input))

export const keepTwo = async (articleId: number, noted: number): Promise<Outcome<number>> =>
  act(async (actor) => {
    await keepApart(actor, { id: noted })
    return articleId
  })
