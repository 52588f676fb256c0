import { ApartForm } from '@/app/admin/duplicates/apart-form'
import type { ClaimTwin } from '@/db/claim-twins'
import type { State } from '@/lib/record'

type Props = {
  claim: { id: number; wording: string; state: State }
  twins: ClaimTwin[]
  mayMerge: boolean
}

// A draft goes into what is public, else the younger into the older.
function mergeOf(claim: Props['claim'], twin: ClaimTwin): string {
  const [one, other] = [claim.state === 'published', twin.state === 'published']
  const onward = one === other ? claim.id > twin.id : other
  const [from, into] = onward ? [claim, twin] : [twin, claim]
  return `/admin/merges/new?of=claims&from=${from.id}&into=${into.id}`
}

/** Claims that look like this one, with why; who may merge is led to what that would move. */
export function Twins({ claim, twins, mayMerge }: Props) {
  if (!twins.length) return null
  return (
    <section className="admin admin--first" aria-labelledby="twins">
      <h2 className="h-sec" id="twins">
        Looks like
      </h2>
      {!mayMerge && (
        <p className="hint">An admin merges claims that are the same; others may be linked below.</p>
      )}
      <ul className="twins">
        {twins.map((twin) => (
          <li key={twin.id}>
            <p className="twins__side">
              <a href={`/desk/claims/${twin.id}`}>{twin.wording}</a>{' '}
              <span className="meta">
                claim {twin.id}, {twin.state === 'published' ? 'public' : twin.state}
              </span>
            </p>
            <ul className="twins__why">
              {twin.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            {mayMerge && (
              <div className="twins__acts">
                <a className="btn btn--small" href={mergeOf(claim, twin)}>
                  Look and merge<span className="vh">: {twin.wording}</span>
                </a>
                <ApartForm
                  of="claims"
                  from={{ id: claim.id, name: claim.wording }}
                  into={{ id: twin.id, name: twin.wording }}
                  here={`/desk/claims/${claim.id}`}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
