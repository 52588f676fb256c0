'use server'

import { redirect } from 'next/navigation'
import { text } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { repairOf } from '@/db/repair'
import { acceptAnchor, markGone, reopenAnchor, selectAnchor } from '@/db/repair-doors'
import { parse } from '@/db/write'
import type { Actor } from '@/lib/permissions'
import type { Decision, Repair } from '@/lib/repair-view'
import { rowId } from '@/lib/row-id'
import type { Piece } from '@/lib/spans'

type Place = { id: number; version: number }

const doors: Record<Decision, (actor: Actor, input: Place) => Promise<void>> = {
  accept: acceptAnchor,
  gone: markGone,
  reopen: reopenAnchor,
}

/** Decides on a place and answers with the article's places after it. */
export const decide = async (articleId: number, as: Decision, place: Place): Promise<Outcome<Repair>> =>
  act(async (actor) => {
    const id = parse(rowId, articleId)
    await (Object.hasOwn(doors, as) ? doors[as] : doors.accept)(actor, place)
    return repairOf(actor, id)
  })

/** Says by selection where the words stand now. */
export const choose = async (
  articleId: number,
  place: Place & { content: Piece[] },
): Promise<Outcome<Repair>> =>
  act(async (actor) => {
    const id = parse(rowId, articleId)
    await selectAnchor(actor, place)
    return repairOf(actor, id)
  })

/** The same from a plain form, without scripts: back to the page, which says what came of it. */
export async function decideByForm(form: FormData): Promise<void> {
  const articleId = Number(text(form, 'article'))
  const place = { id: Number(text(form, 'id')), version: Number(text(form, 'version')) }
  const outcome = await decide(articleId, text(form, 'as') as Decision, place)
  const query = outcome.ok ? '' : `?item=${place.id}&refused=${outcome.refusal.kind}`
  redirect(`/desk/articles/${Number.isSafeInteger(articleId) ? articleId : 0}/repair${query}`)
}
