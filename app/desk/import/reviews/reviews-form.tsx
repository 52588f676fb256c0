'use client'

import { useState } from 'react'
import { counted } from '@/components/counted'
import { FileForm } from '../file-form'
import { seeReviews, takeReviews } from './actions'
import { SeenReviews } from './seen-reviews'

/** ClaimReviews from a file; a rating that our scale does not have is chosen once for all that have it. */
export function ReviewsForm() {
  const [ratings, setRatings] = useState<Record<string, string>>({})
  return (
    <FileForm
      id="reviews-file"
      label="File of reviews"
      hint="JSON-LD of ClaimReview, a DataFeed of them, or a saved page that holds them; UTF-8, at most 5 MB and 500 reviews."
      accept=".json,.jsonld,.html,.htm,application/json,application/ld+json,text/html"
      fields={{ ratings: JSON.stringify(ratings) }}
      see={seeReviews}
      take={takeReviews}
      told={({ rows }) => {
        const count = (state: string) => rows.filter((row) => row.state === state).length
        return [
          [count('new'), 'new'],
          [count('choose'), 'whose rating is to be chosen'],
          [count('there'), 'on record already'],
        ]
      }}
      table={(seen) => (
        <SeenReviews
          seen={seen}
          ratings={ratings}
          choose={(verdict, rating) => setRatings({ ...ratings, [verdict]: rating })}
        />
      )}
      any={({ rows }) =>
        rows.some(({ state, verdict }) => state === 'new' || (state === 'choose' && ratings[verdict]))
      }
      made={({ made }) => [`${counted(made.length, 'draft')} made`]}
      next={({ made }) => (
        <ul className="file-next">
          {made.map(({ id, wording }) => (
            <li key={id}>
              <a className="serif" href={`/desk/claims/${id}`}>
                {wording}
              </a>{' '}
              <span className="meta">Claim {id}</span>
            </li>
          ))}
        </ul>
      )}
    />
  )
}
