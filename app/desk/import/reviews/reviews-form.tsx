'use client'

import { useState } from 'react'
import { ProblemTable } from '@/app/admin/sources/import/seen-table'
import { counted } from '@/components/counted'
import type { ReviewsSeen } from '@/db/claim-review-import'
import { FileForm } from '../file-form'
import { seeReviews, takeReviews } from './actions'
import { SeenReviews } from './seen-reviews'

function summary({ rows, problems }: ReviewsSeen): string {
  const count = (state: string) => rows.filter((row) => row.state === state).length
  const parts = [
    [count('new'), 'new'],
    [count('choose'), 'whose rating is to be chosen'],
    [count('there'), 'on record already'],
  ] as const
  const told = parts.flatMap(([number, what]) => (number ? [`${number} ${what}`] : []))
  return `${[...told, ...(problems.length ? [counted(problems.length, 'problem')] : [])].join(', ')}.`
}

/** ClaimReviews from a file; a rating that our scale does not have is chosen once for all that have it. */
export function ReviewsForm() {
  const [ratings, setRatings] = useState<Record<string, string>>({})
  return (
    <section className="admin" aria-label="File">
      <FileForm
        id="reviews-file"
        label="File of reviews"
        hint="JSON-LD of ClaimReview, a DataFeed of them, or a saved page that holds them; UTF-8, at most 5 MB and 500 reviews."
        accept=".json,.jsonld,.html,.htm,application/json,application/ld+json,text/html"
        fields={{ ratings: JSON.stringify(ratings) }}
        see={seeReviews}
        take={takeReviews}
        any={({ rows }) =>
          rows.some(({ state, verdict }) => state === 'new' || (state === 'choose' && ratings[verdict]))
        }
        seenAs={(seen) => (
          <>
            <p className="note" role="status">
              {summary(seen)} Nothing is written yet.
            </p>
            <ProblemTable problems={seen.problems} count={seen.problems.length} />
            <SeenReviews
              seen={seen}
              ratings={ratings}
              choose={(verdict, rating) => setRatings({ ...ratings, [verdict]: rating })}
            />
          </>
        )}
        doneAs={({ made, left, problems }) => (
          <>
            <p className="note" role="status">
              <b>{counted(made.length, 'draft')} made</b>, {left} left out
              {problems.length > 0 && `, ${counted(problems.length, 'problem')}`}.
            </p>
            <ul className="plain-list">
              {made.map((id) => (
                <li key={id}>
                  <a href={`/desk/claims/${id}`}>Claim {id}</a>
                </li>
              ))}
            </ul>
            <ProblemTable problems={problems} count={problems.length} />
          </>
        )}
      />
    </section>
  )
}
