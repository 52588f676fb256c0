import { Sign } from '@/components/sign'
import { past } from '@/components/stance-mark'
import { longDate } from '@/lib/dates'
import type { Position, Turn } from '@/lib/positions'

/** Says in a list that the source's position changed at this statement, with the way to what stands against it. */
export function Turned({ turn }: { turn: Turn | undefined }) {
  if (!turn) return null
  const { since, until } = turn
  return (
    <p className="st__turn">
      <Sign name="reverses" /> Position changed{' '}
      {since && (
        <>
          since <To position={since} />
        </>
      )}
      {since && until && ', and again '}
      {until && (
        <>
          on <To position={until} />
        </>
      )}
    </p>
  )
}

function To({ position: { id, claim, saidOn, stance } }: { position: Position }) {
  return (
    <a href={`/claims/${claim.address}#u${id}`}>
      {longDate(saidOn)}
      <span className="vh">
        , when this source {past[stance]}: {claim.wording}
      </span>
    </a>
  )
}
