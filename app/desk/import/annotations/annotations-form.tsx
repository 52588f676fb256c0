'use client'

import { counted } from '@/components/counted'
import type { AnnotationOutcome } from '@/db/annotation-import'
import { ProblemTable } from '@/app/admin/sources/import/seen-table'
import { FileForm } from '../file-form'
import { seeAnnotations, takeAnnotations, type Seen } from './actions'
import { SeenAnnotations } from './seen-annotations'

const told: [AnnotationOutcome, string][] = [
  ['placed', 'placed'],
  ['moved', 'placed where the words changed a little'],
  ['not-found', 'whose words are not found'],
  ['no-article', 'of no article on record'],
  ['no-text', 'of articles whose text is not held'],
  ['suggested', 'suggested already'],
  ['recorded', 'on record already'],
  ['dismissed', 'dismissed before'],
]

function summary({ counts, problemCount }: Seen): string {
  const parts = told.flatMap(([outcome, what]) => (counts[outcome] ? [`${counts[outcome]} ${what}`] : []))
  return `${[...parts, ...(problemCount ? [counted(problemCount, 'problem')] : [])].join(', ')}.`
}

/** Annotations from a file; with an article, all are taken to be of that one. */
export function AnnotationsForm({ article }: { article: number | null }) {
  return (
    <section className="admin" aria-label="File">
      <FileForm
        id="annotations-file"
        label="File of annotations"
        hint="JSON of Hypothesis, Recogito, Annotorious or any W3C Web Annotation, or Recogito’s CSV; UTF-8, at most 5 MB and 1,000 annotations."
        accept=".json,.jsonld,.jsonl,.csv,application/json,application/ld+json,text/csv"
        fields={article === null ? {} : { article: String(article) }}
        see={seeAnnotations}
        take={takeAnnotations}
        any={({ counts }) => Boolean(counts.placed || counts.moved)}
        seenAs={(seen) => (
          <>
            <p className="note" role="status">
              {summary(seen)} Nothing is written yet.
            </p>
            <ProblemTable problems={seen.problems} count={seen.problemCount} />
            <SeenAnnotations rows={seen.rows} />
          </>
        )}
        doneAs={(done) => (
          <>
            <p className="note" role="status">
              <b>{counted(done.made, 'suggestion')} made</b>, {done.left} left out
              {done.problems.length > 0 && `, ${counted(done.problems.length, 'problem')}`}.
            </p>
            <ProblemTable problems={done.problems} count={done.problems.length} />
          </>
        )}
      />
    </section>
  )
}
