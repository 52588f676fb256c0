import type { SourceLine as Line } from '@/lib/record'
import { numeral } from './counted'
import { SampleTag } from './sample-tag'

const kinds = { person: 'person', organisation: 'organisation', group: 'group', unnamed: 'unnamed source' }

/** A source in a list: its name, what it is, and how many utterances of it are on record. */
export function SourceLine({ source }: { source: Line }) {
  return (
    <li>
      <span>
        <a href={`/sources/${source.address}`}>{source.name}</a> {source.sample && <SampleTag />}
      </span>
      <span className="num">
        {numeral(source.utterances)}
        <span className="vh"> {source.utterances === 1 ? 'utterance' : 'utterances'}</span>
      </span>
      <small>{source.role ?? source.description ?? kinds[source.kind]}</small>
    </li>
  )
}
