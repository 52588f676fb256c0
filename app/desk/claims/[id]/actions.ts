'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { publishAssessment, saveAssessment, withdrawAssessment } from '@/db/assessing'
import { linkClaims, publishLink, withdrawLink } from '@/db/claim-links'
import type { EvidenceSide, LinkKind } from '@/lib/record'

const number = (form: FormData, name: string) => Number(text(form, name))
const row = (form: FormData) => ({ id: number(form, 'id'), version: number(form, 'version') })

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

export async function addLink(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    linkClaims(actor, {
      from: number(form, 'from'),
      to: number(form, 'to'),
      // The door refuses what is no kind.
      kind: text(form, 'kind') as LinkKind,
      reason: text(form, 'reason'),
    }),
  )
  return told(form, outcome, 'The link is saved.')
}

export async function showLink(_: FormState, form: FormData): Promise<FormState> {
  return told(form, await act((actor) => publishLink(actor, row(form))), 'The link is public.')
}

export async function dropLink(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => withdrawLink(actor, { ...row(form), reason: text(form, 'reason') }))
  return told(form, outcome, 'The link is withdrawn.')
}

/** What was cited in a row: an article by its number or its address here, otherwise a document by its address. */
function cited(form: FormData, at: number) {
  const typed = text(form, `cited-${at}`).trim()
  const article = /^(?:\/articles\/)?([1-9]\d{0,8})(?:-[a-z0-9-]*)?$/.exec(typed)?.[1]
  return {
    side: text(form, `side-${at}`) as EvidenceSide,
    articleId: article ? Number(article) : null,
    address: article ? null : typed,
    title: text(form, `title-${at}`),
    note: text(form, `note-${at}`),
  }
}

export async function keepAssessment(_: FormState, form: FormData): Promise<FormState> {
  const rows = Array.from({ length: Math.min(20, number(form, 'rows') || 0) }, (_, at) => at).filter((at) =>
    ['cited', 'title', 'note'].some((part) => text(form, `${part}-${at}`).trim()),
  )
  const version = text(form, 'version')
  const outcome = await act((actor) =>
    saveAssessment(actor, {
      claim: number(form, 'claim'),
      version: version ? Number(version) : null,
      rating: text(form, 'rating'),
      reasons: text(form, 'reasons'),
      assessedOn: text(form, 'assessedOn'),
      evidence: rows.map((at) => cited(form, at)),
      reason: text(form, 'reason'),
    }),
  )
  // Empty rows were left out: a problem belongs to the row it was typed in.
  if (!outcome.ok)
    for (const problem of outcome.refusal.problems)
      problem.field = problem.field.replace(/^evidence\.(\d+)/, (_, at) => `evidence.${rows[Number(at)]}`)
  return told(form, outcome, 'The assessment is saved.')
}

export async function showAssessment(_: FormState, form: FormData): Promise<FormState> {
  return told(form, await act((actor) => publishAssessment(actor, row(form))), 'The assessment is public.')
}

export async function dropAssessment(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    withdrawAssessment(actor, { ...row(form), reason: text(form, 'reason') }),
  )
  return told(form, outcome, 'The assessment is withdrawn.')
}
