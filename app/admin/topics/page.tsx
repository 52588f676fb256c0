import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { bounded, FindForm, ListPages } from '@/app/admin/list-parts'
import { listQuery } from '@/app/admin/list-query'
import { TableHead } from '@/app/admin/table-head'
import { ask } from '@/app/answers'
import { Empty } from '@/components/empty'
import { SampleTag } from '@/components/sample-tag'
import { deskTopics, type DeskTopicLine } from '@/db/topic-desk'

export const metadata: Metadata = { title: 'Topics, administration' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function TopicsPage({ searchParams }: Props) {
  const { q, after, ticked, filtered, here } = listQuery('/admin/topics', await searchParams, ['unused'])
  const { lines, next } = await ask(here(), (actor) => deskTopics(actor, { q, after, ...ticked }))
  const ticks = [{ name: 'unused', words: 'Only without claims', on: ticked.unused }]
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/sources">Sources</a>
          <a href="/admin/publishers">Publishers</a>
        </p>
        <h1 className="h-page">Topics</h1>
        <p className="lede">What claims are about. The last made stands first.</p>
      </header>
      <FindForm path="/admin/topics" label="Topics" hint="Name or synonym" {...{ q, ticks, filtered }} />
      {lines.length > 0 ? (
        <TopicTable lines={lines} />
      ) : (
        <Empty title={filtered || after ? 'No topic like this' : 'No topics yet'}>
          <p>
            {filtered || after
              ? 'Try fewer letters of the name, or a synonym.'
              : 'Here will be the subjects of claims. Each is made by the first claim that names it.'}
          </p>
        </Empty>
      )}
      <ListPages {...{ here, after, next }} />
    </DeskPage>
  )
}

function TopicTable({ lines }: { lines: DeskTopicLine[] }) {
  return (
    <table className="tbl tbl--admin" role="table">
      <TableHead names={['Topic', 'Wider topic', 'Claims', 'Sample']} numbers={['Claims']} />
      <tbody role="rowgroup">
        {lines.map((topic) => (
          <tr key={topic.id} role="row">
            <th role="rowheader" scope="row">
              <a href={`/admin/topics/${topic.id}`}>{topic.name}</a>
              {topic.synonyms.length > 0 && <span className="sub">{topic.synonyms.join(', ')}</span>}
            </th>
            <td role="cell" data-name="Wider topic">
              {topic.widerId ? <a href={`/admin/topics/${topic.widerId}`}>{topic.wider}</a> : 'none'}
            </td>
            <td role="cell" className="r" data-name="Claims">
              {bounded(topic.claims)}
            </td>
            <td role="cell">{topic.sample && <SampleTag />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
