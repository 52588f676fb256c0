import { Sign } from '@/components/sign'
import { StanceMark } from '@/components/stance-mark'
import { linkWord, type RelatedClaim } from '@/lib/claim-link'
import { longDate } from '@/lib/dates'

/** Tags of what the page shows of linked claims: their wording, and who said them. */
export const tagsOfRelated = (claims: RelatedClaim[]): string[] =>
  claims.flatMap(({ claim, said }) => [
    `claim:${claim.id}`,
    `source:${said.source.id}`,
    ...(said.speaksFor ? [`source:${said.speaksFor.id}`] : []),
  ])

/** The claims that this one is linked to: how, who said them last, and why they are linked. */
export function Related({ claims }: { claims: RelatedClaim[] }) {
  if (!claims.length) return null
  return (
    <section className="row" aria-labelledby="related">
      <div className="row__margin" />
      <div className="row__body apart">
        <h2 className="h-sec" id="related">
          Related claims
        </h2>
        <ul className="rel">
          {claims.map(({ id, kind, outward, reason, claim, said }) => (
            <li key={id}>
              <p className="rel__type">
                <Sign name={kind} /> {linkWord(kind, outward)}
              </p>
              <div>
                <p className="st__claim">
                  <a href={`/claims/${claim.address}`}>{claim.wording}</a>
                </p>
                <p className="st__who">
                  <StanceMark stance={said.stance} />{' '}
                  <a href={`/sources/${said.source.address}`}>{said.source.name}</a>
                  {said.speaksFor && ` for ${said.speaksFor.name}`}, {longDate(said.saidOn)}
                </p>
                <p className="rel__why">
                  <b>Why:</b> {reason}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
