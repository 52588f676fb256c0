import { type Period, periodWords } from '@/lib/periods'

type Props = { earlier: string | null; later: string | null; unit: Period['unit'] }

/** To the nearest days, months or years on which something was said. */
export function Steps({ earlier, later, unit }: Props) {
  if (!earlier && !later) return null
  return (
    <nav className="steps" aria-label={`Nearest ${unit}s on record`}>
      {earlier && (
        <a className="btn btn--quiet" href={`/on/${earlier}`} rel="prev">
          <span aria-hidden="true">←</span> <span className="vh">Earlier: </span>
          {periodWords({ name: earlier, unit })}
        </a>
      )}
      {later && (
        <a className="btn btn--quiet" href={`/on/${later}`} rel="next">
          <span className="vh">Later: </span>
          {periodWords({ name: later, unit })} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  )
}
