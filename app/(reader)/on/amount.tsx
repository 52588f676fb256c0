import { numeral } from '@/components/counted'
import { MOST_IN_PERIOD } from '@/db/days'

/** How many statements; the count stops at a bound, which a plus tells. */
export function Amount({ of }: { of: number }) {
  return (
    <span className="num">
      {numeral(of)}
      {of >= MOST_IN_PERIOD && '+'}
    </span>
  )
}
