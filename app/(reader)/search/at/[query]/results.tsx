import { instance } from '@/lib/instance'
import type { ReactNode } from 'react'
import { counted, numeral } from '@/components/counted'
import { Pager } from '@/components/pager'
import { StatementRow } from '@/components/statement-row'
import type { Hit, Hits } from '@/db/search'
import type { Part } from '@/db/search-marks'
import type { Respelled } from '@/db/spellings'
import { longDate } from '@/lib/dates'
import { wantedTerms } from '@/lib/search-words'
import { searchQuery, type Narrowing, type Order } from '@/lib/search-state'
import { searchAddress } from './chips'

type Found = Hits & { respelled: Respelled | null }
type Props = { state: Narrowing; order?: Order; after?: string; hits: Found; children: ReactNode }

/** A page of what was found, with its order, its files and the way on; `children` stand over the list. */
export function Results({ state: asked, order, after, hits, children }: Props) {
  const { lines, count, more, next, respelled } = hits
  const state = respelled ? { ...asked, q: respelled.q } : asked
  const ranked = order === 'best' && wantedTerms(state.q ?? '').length > 0
  const last = lines.at(-1)!
  const kept = searchQuery(state)
  return (
    <section aria-labelledby="results">
      {respelled && <ReadAs respelled={respelled} state={state} order={order} />}
      <div className="h-row">
        <h2 className="h-sec" id="results">
          {more ? `More than ${counted(count, 'statement')}` : counted(count, 'statement')}
        </h2>
        <p className="meta">
          <Orders state={state} order={order} />
          {instance().feeds && <a href={`/search/feed.xml?${kept}`}>Feed of this search</a>}
          <a href={`/claims.csv?${kept}`}>CSV</a>
        </p>
      </div>
      {more && (
        <p className="meta search-most">
          {ranked
            ? `The best match of the newest ${numeral(count)}. Narrow the search to see all of it.`
            : `The numbers beside count the newest ${numeral(count)}.`}
        </p>
      )}
      {children}
      <ol className="chron">
        {lines.map((line) => (
          <HitRow key={line.id} hit={line} words={Boolean(state.q)} quoted={Boolean(state.quoted)} />
        ))}
      </ol>
      {(next || after) && (
        <Onward
          next={next && searchAddress({ ...state, order, after: next })}
          first={after && searchAddress({ ...state, order })}
          order={ranked ? 'best' : order === 'oldest' ? order : 'newest'}
          day={longDate(last.saidOn)}
        />
      )}
    </section>
  )
}

function ReadAs({
  respelled: { swaps },
  state,
  order,
}: {
  respelled: Respelled
  state: Narrowing
  order?: Order
}) {
  return (
    <p className="note search-read">
      Nothing is written{' '}
      {swaps.map(({ written }, at) => (
        <span key={written}>
          {at > 0 && ' or '}“{written}”
        </span>
      ))}
      ; these are for{' '}
      <a href={searchAddress({ ...state, order })}>{swaps.map(({ read }) => `“${read}”`).join(' and ')}</a>.
    </p>
  )
}

const orderNames: Record<Order, string> = {
  newest: 'newest first',
  oldest: 'oldest first',
  best: 'best match',
}

function Orders({ state, order = 'newest' }: { state: Narrowing; order?: Order }) {
  const offered: Order[] = state.q ? ['newest', 'oldest', 'best'] : ['newest', 'oldest']
  const now = offered.includes(order) ? order : 'newest'
  return (
    <span className="search-orders" role="group" aria-label="Order">
      {offered.map((one) =>
        one === now ? (
          <a key={one} aria-current="true" href={searchAddress({ ...state, order })}>
            {orderNames[one]}
          </a>
        ) : (
          <a key={one} href={searchAddress({ ...state, order: one === 'newest' ? undefined : one })}>
            {orderNames[one]}
          </a>
        ),
      )}
    </span>
  )
}

function HitRow({ hit, words, quoted }: { hit: Hit; words: boolean; quoted: boolean }) {
  const { wording, name, snippet } = hit
  return (
    <StatementRow
      statement={hit}
      wording={wording && <Words parts={wording} />}
      name={name && <Words parts={name} />}
    >
      {snippet && (
        <p className="snip">
          <Words parts={snippet} />
        </p>
      )}
      {words && !quoted && !wording && !name && !snippet && (
        <p className="meta">
          Found in another name of the source, a topic, the title of an article or its later wording.
        </p>
      )}
    </StatementRow>
  )
}

function Words({ parts }: { parts: Part[] }) {
  return parts.map(({ text, hit }, place) =>
    hit ? (
      <mark key={place} className="hit">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}

type Way = { next: string | null; first?: string; order: Order; day: string }

function Onward({ next, first, order, day }: Way) {
  const names = { newest: 'Back to the newest', oldest: 'Back to the oldest', best: 'Back to the best match' }
  if (!next)
    return (
      <nav className="pager pager--ledger" aria-label="Pages">
        <a className="btn btn--quiet" href={first}>
          {names[order]}
        </a>
      </nav>
    )
  return (
    <Pager href={next} first={first} firstName={names[order]}>
      {order === 'best'
        ? 'Further matches'
        : order === 'oldest'
          ? `Later, after ${day}`
          : `Earlier, before ${day}`}
    </Pager>
  )
}
