import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { Empty } from '@/components/empty'
import { deskFeed, type DeskFeed } from '@/db/feed-desk'
import { numberOf } from '@/lib/address'
import { momentWords } from '@/lib/moment-words'
import { AskForm, FeedForm } from './feed-forms'
import { Items } from './items'

export const metadata: Metadata = { title: 'A feed' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function FeedPage({ params, searchParams }: Props) {
  const id = rowNumber((await params).id)
  const { before } = await searchParams
  const from = before === undefined ? undefined : numberOf(String(before))
  // A page cannot answer 400; an address that was never given out has no record.
  if (from === null) notFound()
  const feed = await ask(`/desk/feeds/${id}`, (actor) => deskFeed(actor, id, { before: from }))
  const { lines, next, ...onRecord } = feed
  return (
    <DeskPage at="feeds">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk/feeds">Feeds</a>
        </p>
        <h1 className="h-page">{feed.title}</h1>
        <p className="lede">
          {feed.words.length ? `Takes items with ${feed.words.join(', ')}.` : 'Takes everything.'}{' '}
          {told(feed)}
        </p>
        <p className="meta">
          <a href={feed.address} rel="noreferrer">
            {feed.address}
          </a>
        </p>
      </header>
      {feed.problem && (
        <p className="note note--error" role="status">
          <b>{feed.active ? 'It could not be read the last time.' : 'It is asked no more.'}</b> {feed.problem}
        </p>
      )}
      {feed.active && <AskForm id={id} />}
      <section className="admin" aria-labelledby="items">
        <h2 className="h-sec" id="items">
          What it told of
        </h2>
        {lines.length ? (
          <Items lines={lines} />
        ) : (
          <Empty title={from ? 'This is the end of the list' : 'Nothing yet'}>
            <p>Here will be each item of the feed, and the article that it became.</p>
          </Empty>
        )}
        {next && (
          <nav className="pager pager--admin" aria-label="Pages">
            <a className="btn" href={`/desk/feeds/${id}?before=${next}`}>
              Told earlier
            </a>
          </nav>
        )}
      </section>
      <FeedForm key={onRecord.version} feed={onRecord} />
    </DeskPage>
  )
}

function told({ active, polledAt, nextPoll }: DeskFeed): string {
  const last = polledAt ? `Last asked ${momentWords(polledAt)}` : 'Not asked yet'
  return active && nextPoll ? `${last}, next ${momentWords(nextPoll)}.` : `${last}.`
}
