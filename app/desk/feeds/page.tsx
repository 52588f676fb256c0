import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { TableHead } from '@/app/admin/table-head'
import { numeral } from '@/components/counted'
import { Empty } from '@/components/empty'
import { deskFeeds, type DeskFeed } from '@/db/feed-desk'
import { numberOf } from '@/lib/address'
import { momentWords } from '@/lib/moment-words'
import { hostOf } from '@/lib/web-address'
import { NewFeedForm } from './new-feed-form'

export const metadata: Metadata = { title: 'Feeds' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const heads = ['Feed', 'Takes', 'Last asked', 'Asked next', 'New in 7 days', 'State']

export default async function FeedsPage({ searchParams }: Props) {
  const { after } = await searchParams
  const from = after === undefined ? 0 : numberOf(String(after))
  // A page cannot answer 400; an address that was never given out has no record.
  if (from === null) notFound()
  const { lines, next } = await ask('/desk/feeds', (actor) => deskFeeds(actor, { after: from }))
  return (
    <DeskPage at="feeds">
      <header className="page-head">
        <h1 className="h-page">Feeds</h1>
        <p className="lede">
          What these outlets publish comes into Articles by itself. Nothing is public until you publish it.
        </p>
      </header>
      {lines.length === 0 ? (
        <Empty title={from ? 'This is the end of the list' : 'No feeds yet'}>
          <p>
            Here will be the feeds of the outlets that you follow: each is asked every half hour or so, and
            less often where little is new. Begin with the address of one below.
          </p>
        </Empty>
      ) : (
        <table className="tbl tbl--admin tbl--feeds" role="table">
          <TableHead names={heads} numbers={['New in 7 days']} />
          <tbody role="rowgroup">
            {lines.map((feed) => (
              <FeedRow key={feed.id} feed={feed} />
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <nav className="pager pager--admin" aria-label="Pages">
          <a className="btn" href={`/desk/feeds?after=${next}`}>
            Added later
          </a>
        </nav>
      )}
      <NewFeedForm />
    </DeskPage>
  )
}

function FeedRow({ feed }: { feed: DeskFeed }) {
  const { id, title, address, words, active, polledAt, nextPoll, items, taken, problem } = feed
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <a href={`/desk/feeds/${id}`}>{title}</a>
        <span className="sub">{hostOf(address)}</span>
        {problem && <span className="sub feed-problem">{problem}</span>}
      </th>
      <td role="cell" data-name="Takes">
        {words.length ? words.join(', ') : 'everything'}
      </td>
      <td role="cell" data-name="Last asked">
        {polledAt ? momentWords(polledAt) : 'not yet'}
      </td>
      <td role="cell" data-name="Asked next">
        {active && nextPoll ? momentWords(nextPoll) : 'no more'}
      </td>
      <td role="cell" className="num r" data-name="New in 7 days">
        {numeral(items)}
        {taken < items && `, ${numeral(taken)} taken`}
      </td>
      <td role="cell">
        <span className={active ? 'tag' : 'tag tag--dash'}>{active ? 'on' : 'paused'}</span>
      </td>
    </tr>
  )
}
