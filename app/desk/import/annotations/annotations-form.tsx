'use client'

import { counted } from '@/components/counted'
import type { AnnotationOutcome } from '@/db/annotation-import'
import { FileForm } from '../file-form'
import { seeAnnotations, takeAnnotations } from './actions'
import { SeenAnnotations } from './seen-annotations'

const told: [AnnotationOutcome, string][] = [
  ['placed', 'placed'],
  ['moved', 'placed where the words changed a little'],
  ['not-found', 'not in the text'],
  ['no-article', 'of no article on record'],
  ['no-text', 'of articles whose text is not held'],
  ['suggested', 'suggested already'],
  ['recorded', 'on record already'],
  ['alike', 'like words on record'],
  ['withdrawn', 'accepted once and withdrawn since'],
  ['dismissed', 'dismissed before'],
]

/** Annotations from a file; with an article, all are taken to be of that one. */
export function AnnotationsForm({ article }: { article: number | null }) {
  return (
    <FileForm
      id="annotations-file"
      label="File of annotations"
      hint="JSON of Hypothesis, Recogito, Annotorious or any W3C Web Annotation, or Recogito’s CSV; UTF-8, at most 5 MB and 1,000 annotations."
      accept=".json,.jsonld,.jsonl,.csv,application/json,application/ld+json,text/csv"
      fields={article === null ? {} : { article: String(article) }}
      see={seeAnnotations}
      take={takeAnnotations}
      told={({ counts }) => told.map(([outcome, what]) => [counts[outcome] ?? 0, what] as const)}
      table={({ rows, rowCount }) => <SeenAnnotations rows={rows} count={rowCount} />}
      any={({ counts }) => Boolean(counts.placed || counts.moved)}
      made={({ made }) => [`${counted(made, 'suggestion')} made`]}
      next={({ articles }) => (
        <ul className="file-next">
          {articles.map(({ id, title }) => (
            <li key={id}>
              <a className="serif" href={`/desk/articles/${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
    />
  )
}
