import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { Empty } from '@/components/empty'
import { deskMerges } from '@/db/merge-list'
import { askedOf, type Params } from './asked'
import { MergeTable } from './merge-table'

export const metadata: Metadata = { title: 'Merges and splits, administration' }

export default async function MergesPage({ searchParams }: { searchParams: Params }) {
  const { after } = await askedOf(searchParams)
  const { lines, next } = await ask('/admin/merges', (actor) => deskMerges(actor, { after }))
  return (
    <DeskPage at="sources">
      <header className="inbox-head inbox-head--plain">
        <div>
          <p className="crumb">
            <a href="/admin/sources">Sources</a>
          </p>
          <h1 className="h-page">Merges and splits</h1>
          <p className="meta">
            What was found to be the same, or not. Each can be undone, whatever came after.
          </p>
        </div>
        <div className="btns">
          <a className="btn" href="/admin/duplicates">
            Likely duplicates
          </a>
          <a className="btn" href="/admin/merges/new">
            New merge
          </a>
        </div>
      </header>
      {lines.length > 0 ? (
        <MergeTable lines={lines} />
      ) : (
        <Empty title={after ? 'Nothing is older than this' : 'Nothing merged yet'}>
          <p>
            Two sources, claims, publishers or topics that are the same become one, and can be parted again.
          </p>
        </Empty>
      )}
      {(next || after) && (
        <nav className="pager pager--admin" aria-label="Pages">
          {after && (
            <a className="btn" href="/admin/merges">
              Back to the newest
            </a>
          )}
          {next && (
            <a className="btn" href={`/admin/merges?after=${next}`}>
              Made earlier
            </a>
          )}
        </nav>
      )}
    </DeskPage>
  )
}
