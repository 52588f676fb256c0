import { numeral } from '@/components/counted'
import type { Outlet } from '@/db/source-timeline'

/** The outlets that print a source, the most utterances first. */
export function Outlets({ outlets }: { outlets: Outlet[] }) {
  if (!outlets.length) return null
  return (
    <section aria-labelledby="outlets">
      <h2 className="h-small" id="outlets">
        Who reports it
      </h2>
      <ul className="rank">
        {outlets.map((outlet) => (
          <li key={outlet.id}>
            <a href={`/publishers/${outlet.address}`}>{outlet.name}</a>
            <span className="num">
              {numeral(outlet.utterances)}
              <span className="vh"> {outlet.utterances === 1 ? 'utterance' : 'utterances'}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
