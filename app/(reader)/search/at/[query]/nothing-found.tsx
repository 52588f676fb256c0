import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { drop, type Dropped } from '@/db/search-facets'
import { longDate } from '@/lib/dates'
import type { SourceLine } from '@/lib/record'
import type { Narrowing, Order } from '@/lib/search-state'
import { searchAddress } from './chips'

type Props = { state: Narrowing; order?: Order; near: SourceLine[]; dropped: Dropped[]; later: boolean }

const filters: Record<Dropped['filter'], [link: string, filter: string]> = {
  dates: ['Search all days', 'the dates leave'],
  quoted: ['Search outside quotation marks too', 'the quotation marks leave'],
  stance: ['Search every stance', 'the stance leaves'],
  source: ['Search every source', 'the source leaves'],
  organisation: ['Search every organisation', 'the organisation leaves'],
  publisher: ['Search every publisher', 'the publisher leaves'],
  topic: ['Search every topic', 'the topic leaves'],
  kind: ['Search every kind of quotation', 'the kind leaves'],
  channel: ['Search every channel', 'the channel leaves'],
  year: ['Search all years', 'the year leaves'],
  all: ['Search without filters', 'together they leave'],
}

/** What to try where nothing matches: `near` are sources spelled alike, `dropped` the filters that hide something. */
export function NothingFound({ state, order, near, dropped, later }: Props) {
  const { q, from, to } = state
  if (later) {
    return (
      <Empty title={q ? `No more on record for “${q}”` : 'No more on record'}>
        <p>
          <a href={searchAddress({ ...state, order })}>To the first statements of this search</a>
        </p>
      </Empty>
    )
  }
  const span = [from && ` from ${longDate(from)}`, to && ` until ${longDate(to)}`].filter(Boolean).join('')
  return (
    <Empty title={q ? `Nothing on record for “${q}”` : 'Nothing on record has all of this'}>
      <p>
        {q ? `No claim, no source and no words as printed match${span}.` : `No statement matches${span}.`}
      </p>
      <ul className="tips">
        {near.map((source) => (
          <li key={source.id}>
            Did you mean <a href={`/sources/${source.address}`}>{source.name}</a>?{' '}
            {counted(source.utterances, 'utterance')} on record.
          </li>
        ))}
        {dropped.map(({ filter, count, more }) => (
          <li key={filter}>
            <a href={searchAddress({ ...drop(state, filter), order })}>{filters[filter][0]}</a>:{' '}
            {filters[filter][1]} out {more && 'more than '}
            {counted(count, 'statement')}.
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
