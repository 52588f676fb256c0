import { counted } from '@/components/counted'
import { nounsOf, type MergeCount } from '@/lib/merge-view'

type Props = { counts: MergeCount[]; why?: string }

/** How many rows of each kind move, and how many stay, with why they do. */
export function Counts({ counts, why = 'the other has the same, or it would point at itself' }: Props) {
  if (!counts.length) return <p className="hint">Nothing else stands at it.</p>
  return (
    <ul className="parties">
      {counts.map(({ noun, column, moves, stays }) => {
        const [one, many] =
          column === 'made'
            ? ['name made of its own', 'names made of its own']
            : (nounsOf[`${noun}.${column}`] ?? [noun, noun])
        return (
          <li key={`${noun}.${column}`}>
            {counted(moves, one, many)}
            {stays > 0 && (
              <span className="meta">
                {' '}
                and {counted(stays, one, many)} that {stays === 1 ? 'stays' : 'stay'}: {why}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
