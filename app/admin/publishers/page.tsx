import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { bounded, FindForm, ListPages } from '@/app/admin/list-parts'
import { listQuery } from '@/app/admin/list-query'
import { TableHead } from '@/app/admin/table-head'
import { ask } from '@/app/answers'
import { Empty } from '@/components/empty'
import { SampleTag } from '@/components/sample-tag'
import { deskPublishers, type DeskPublisherLine } from '@/db/publisher-desk'
import { countryName } from '@/lib/countries'

export const metadata: Metadata = { title: 'Publishers, administration' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PublishersPage({ searchParams }: Props) {
  const { q, after, ticked, filtered, here } = listQuery('/admin/publishers', await searchParams, [
    'unconfirmed',
    'unused',
  ])
  const { lines, next } = await ask(here(), (actor) => deskPublishers(actor, { q, after, ...ticked }))
  const ticks = [
    { name: 'unconfirmed', words: 'Only unconfirmed', on: ticked.unconfirmed },
    { name: 'unused', words: 'Only without articles', on: ticked.unused },
  ]
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/sources">Sources</a>
          <a href="/admin/topics">Topics</a>
        </p>
        <h1 className="h-page">Publishers</h1>
        <p className="lede">The outlets that articles are of. The last made stands first.</p>
      </header>
      <FindForm path="/admin/publishers" label="Publishers" hint="Name or host" {...{ q, ticks, filtered }} />
      {lines.length > 0 ? (
        <PublisherTable lines={lines} />
      ) : (
        <Empty title={filtered || after ? 'No publisher like this' : 'No publishers yet'}>
          <p>
            {filtered || after
              ? 'Try fewer letters of the name, or the host of its addresses.'
              : 'Here will be the outlets of the articles that are brought in. Each is made with its first article.'}
          </p>
        </Empty>
      )}
      <ListPages {...{ here, after, next }} />
    </DeskPage>
  )
}

function PublisherTable({ lines }: { lines: DeskPublisherLine[] }) {
  return (
    <table className="tbl tbl--admin" role="table">
      <TableHead names={['Publisher', 'Country', 'Rights', 'Articles', 'State']} numbers={['Articles']} />
      <tbody role="rowgroup">
        {lines.map((publisher) => (
          <tr key={publisher.id} role="row">
            <th role="rowheader" scope="row">
              <a href={`/admin/publishers/${publisher.id}`}>{publisher.name}</a>
              {publisher.host && <span className="sub">{publisher.host}</span>}
            </th>
            <td role="cell" data-name="Country">
              {publisher.country ? countryName(publisher.country) : 'not told'}
            </td>
            <td role="cell" data-name="Rights">
              {publisher.rights === 'full' ? 'full text' : 'excerpts'}
            </td>
            <td role="cell" className="r" data-name="Articles">
              {bounded(publisher.articles)}
            </td>
            <td role="cell">
              <span className={publisher.confirmed ? 'tag' : 'tag tag--dash'}>
                {publisher.confirmed ? 'confirmed' : 'unconfirmed'}
              </span>{' '}
              {publisher.sample && <SampleTag />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
