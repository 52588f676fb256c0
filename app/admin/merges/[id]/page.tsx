import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { nounOf } from '@/app/admin/merges/asked'
import { Counts } from '@/app/admin/merges/counts'
import { Decided } from '@/app/admin/merges/merge-table'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { Moment } from '@/components/moment'
import { deskMerge } from '@/db/merge-list'
import { UndoForm } from './undo-form'

export const metadata: Metadata = { title: 'A merge, administration' }

const titles = { merge: 'Merged', split: 'Split', apart: 'Kept apart' } as const

export default async function MergePage({ params }: { params: Promise<{ id: string }> }) {
  const id = rowNumber((await params).id)
  const merge = await ask(`/admin/merges/${id}`, (actor) => deskMerge(actor, id))
  return (
    <DeskPage at={merge.object === 'claims' ? 'articles' : 'sources'}>
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/merges">Merges and splits</a>
          <span className="num">
            {titles[merge.kind]}, number {id}
          </span>
        </p>
        <h1 className="h-page">
          <Decided line={merge} />
        </h1>
        <p className="meta">
          Of the {nounOf[merge.object]}s, by {merge.by ?? 'the program'}, <Moment at={merge.at} />.
        </p>
        <p className="lede">{merge.reason}</p>
      </header>
      {merge.kind !== 'apart' && (
        <section className="admin admin--first" aria-labelledby="moved">
          <h2 className="h-sec" id="moved">
            What it moved
          </h2>
          <Counts counts={merge.counts} />
        </section>
      )}
      {merge.undone ? (
        <p className="note" role="status">
          <b>Undone</b> by {merge.undone.by ?? 'the program'}, <Moment at={merge.undone.at} />.{' '}
          {merge.undone.reason}
        </p>
      ) : (
        <UndoForm merge={merge} />
      )}
    </DeskPage>
  )
}
