import type { NamedLine as Line } from '@/lib/named'
import { numeral } from './counted'
import { SampleTag } from './sample-tag'

/** A topic or publisher in a list, with how many claims or articles it has (`of`, one of them). */
export function NamedLine({ line, room, of }: { line: Line; room: string; of: string }) {
  return (
    <li>
      <span>
        <a href={`/${room}/${line.address}`}>{line.name}</a> {line.sample && <SampleTag />}
      </span>
      <span className="num">
        {numeral(line.count)}
        {line.more && '+'}
        <span className="vh"> {line.count === 1 ? of : `${of}s`}</span>
      </span>
    </li>
  )
}
