import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import type { SourceLine } from '@/lib/record'

/** What to do where nothing matches; `near` are sources spelled alike, `first` the search's first page. */
export function NothingFound({ q, near, first }: { q: string; near: SourceLine[]; first?: string }) {
  if (first) {
    return (
      <Empty title="Nothing is older than this">
        <p>
          <a href={first}>To the newest statements for “{q}”</a>
        </p>
      </Empty>
    )
  }
  return (
    <Empty title={`Nothing on record for “${q}”`}>
      <p>No claim, no source and no words as printed match.</p>
      <ul className="tips">
        {near.map((source) => (
          <li key={source.id}>
            Did you mean <a href={`/sources/${source.address}`}>{source.name}</a>?{' '}
            {counted(source.utterances, 'utterance')} on record.
          </li>
        ))}
        <li>
          Looking for a person? <a href="/sources">All sources</a>.
        </li>
        <li>
          It may not be on record yet. <a href="/about">How entries are made</a>.
        </li>
      </ul>
    </Empty>
  )
}
