import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { TableHead } from '@/app/admin/table-head'
import { numeral } from '@/components/counted'
import { Empty } from '@/components/empty'
import { deskImports, type ImportProgress } from '@/db/import-desk'
import { numberOf } from '@/lib/address'
import { momentWords } from '@/lib/moment-words'
import { ListBar } from './list-bar'

export const metadata: Metadata = { title: 'Lists that were brought in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const counts = ['Rows', 'New', 'Held already', 'Could not be read']
const heads = ['List', 'Sent', ...counts, 'State']

export default async function ListsPage({ searchParams }: Props) {
  const { after } = await searchParams
  const from = after === undefined ? undefined : numberOf(String(after))
  // A page cannot answer 400; an address that was never given out has no record.
  if (from === null) notFound()
  const { lines, next } = await ask('/desk/imports', (actor) => deskImports(actor, { after: from }))
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a>
        </p>
        <h1 className="h-page">Lists</h1>
        <p className="lede">Each list of addresses or articles that was brought in, the last one first.</p>
      </header>
      {lines.length === 0 ? (
        <Empty title={from ? 'This is the end of the list' : 'No lists yet'}>
          <p>
            Here will be what came of every list. <a href="/desk/import#list">Bring in the first one</a>.
          </p>
        </Empty>
      ) : (
        <table className="tbl tbl--admin tbl--lists" role="table">
          <TableHead names={heads} numbers={counts} />
          <tbody role="rowgroup">
            {lines.map((list) => (
              <ListRow key={list.id} list={list} />
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <nav className="pager pager--admin" aria-label="Pages">
          <a className="btn" href={`/desk/imports?after=${next}`}>
            Brought in earlier
          </a>
        </nav>
      )}
    </DeskPage>
  )
}

function ListRow({ list }: { list: ImportProgress }) {
  const counts = {
    Rows: list.rows,
    New: list.made,
    'Held already': list.same,
    'Could not be read': list.failed,
  }
  return (
    <tr role="row">
      <th role="rowheader" scope="row" id={`name-${list.id}`}>
        <a href={`/desk/imports/${list.id}`}>{list.name}</a>
        {list.state !== 'broken' && <ListBar list={list} labelledBy={`name-${list.id}`} />}
        {list.problem && <span className="sub">{list.problem}</span>}
      </th>
      <td role="cell">
        {momentWords(list.createdAt)}
        {list.by && <span className="sub">{list.by}</span>}
      </td>
      {Object.entries(counts).map(([name, count]) => (
        <td key={name} role="cell" className="num r" data-name={name}>
          {numeral(count)}
        </td>
      ))}
      <td role="cell">
        <span className={list.state === 'done' ? 'tag' : 'tag tag--dash'}>{list.state}</span>
      </td>
    </tr>
  )
}
