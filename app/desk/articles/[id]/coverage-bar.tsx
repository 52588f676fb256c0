import type { Coverage } from '@/lib/coverage'

/** How much of what the article reports is on record, suggested, and open. */
export function CoverageBar({ covered }: { covered: Coverage }) {
  const { recorded, suggested, open } = covered
  const all = recorded.length + suggested.length + open.length
  const share = (count: number) => ({ width: `${all ? (count / all) * 100 : 0}%` })
  return (
    <div className="cov">
      <p className="meta" id="coverage">
        <b className="num">
          {recorded.length} of {all}
        </b>{' '}
        quotations and cues on record, <span className="num">{suggested.length}</span> suggested,{' '}
        <span className="num">{open.length}</span> open
      </p>
      <div className="bar" role="img" aria-labelledby="coverage">
        <i style={share(recorded.length)} />
        {suggested.length > 0 && <i className="sug" style={share(suggested.length)} />}
      </div>
    </div>
  )
}
