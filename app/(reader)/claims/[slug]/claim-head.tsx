import type { ReactNode } from 'react'
import { SampleNote } from '@/components/sample-note'
import { When, tickOf } from '@/components/when'
import { citedClaim, placeOf } from '@/lib/citation'
import { longDate } from '@/lib/dates'
import type { ClaimView } from '@/lib/record'
import { SaidBy } from './said-by'
import type { Group } from './stance-group'

type Props = {
  claim: ClaimView
  groups: Group[]
  /** The day as of which the claim is shown; topics are then, too. */
  day?: string
  children?: ReactNode
}

/** A claim's wording with its number, topics and who stands where; `children` are what is to be known of it first. */
export function ClaimHead({ claim, groups, day, children }: Props) {
  const cited = citedClaim(claim)
  const first = groups
    .flatMap(({ utterances }) => utterances.map(({ saidOn }) => saidOn))
    .sort()
    .at(0)
  return (
    <header className="claim-head row">
      <div className="row__margin">{first && <When on={first} label="first said" />}</div>
      <div className={`row__body ${first ? tickOf(first) : ''}`}>
        <p className="crumb">
          <span className="num">Claim {claim.id}</span>
          {claim.topics.map((topic) => (
            <a key={topic.id} href={`/topics/${topic.address}${day ? `?asOf=${day}` : ''}`}>
              {topic.name}
            </a>
          ))}
        </p>
        <h1 className="claim-h">{claim.wording}</h1>
        <p className="claim-who">
          {groups.map((group) => (
            <SaidBy key={group.stance} {...group} />
          ))}
        </p>
        {/* On paper the page says where it is from, and of which day and version. */}
        <p className="filed">
          {placeOf(cited)}
          {day && `, as it was known on ${longDate(day)}`}. {cited.URL}
          {day && `?asOf=${day}`}
        </p>
        {children}
        {claim.sample && (
          <SampleNote>
            This entry was invented to show how the record looks. Nobody said these words.
          </SampleNote>
        )}
      </div>
    </header>
  )
}
