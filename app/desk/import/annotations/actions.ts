'use server'

import { text } from '@/app/admin/form-state'
import type { Outcome } from '@/app/answers'
import { bringInAnnotations, previewAnnotations } from '@/db/annotation-import'
import type { AnnotationOutcome, AnnotationsDone, SeenAnnotation } from '@/db/annotation-import'
import type { FileProblem } from '@/lib/errors'
import { firstProblems, MOST_SHOWN, withFile } from '../sent-file'

/** The first rows; the counts are of all. */
export type Seen = {
  counts: Partial<Record<AnnotationOutcome, number>>
  rows: SeenAnnotation[]
  rowCount: number
  problems: FileProblem[]
  problemCount: number
}
const LONGEST_SHOWN = 300

const cut = (words: string) => (words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN)}…` : words)
// The door refuses what is no number.
const articleOf = (form: FormData) => {
  const article = text(form, 'article')
  return article ? Number(article) : null
}

export async function seeAnnotations(form: FormData): Promise<Outcome<Seen>> {
  return withFile(form, async (actor, file) => {
    const { rows, problems } = await previewAnnotations(actor, { ...file, articleId: articleOf(form) })
    const counts: Seen['counts'] = {}
    for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1
    const shown = rows.slice(0, MOST_SHOWN)
    return {
      counts,
      rows: shown.map((row) => ({
        ...row,
        words: cut(row.words),
        printed: row.printed && cut(row.printed),
        note: row.note && cut(row.note),
      })),
      rowCount: rows.length,
      ...firstProblems(problems),
    }
  })
}

export async function takeAnnotations(
  form: FormData,
): Promise<Outcome<AnnotationsDone & { problemCount: number }>> {
  return withFile(form, async (actor, file) => {
    const done = await bringInAnnotations(actor, { ...file, articleId: articleOf(form) })
    return { ...done, ...firstProblems(done.problems) }
  })
}
