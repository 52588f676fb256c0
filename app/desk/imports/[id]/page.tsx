import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { deskImport } from '@/db/import-desk'
import { listPlace } from '@/lib/list-input'
import { ListProgress } from '../list-progress'

export const metadata: Metadata = { title: 'A list that is brought in' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ListPage({ params, searchParams }: Props) {
  const id = rowNumber((await params).id)
  const place = listPlace.safeParse({ id, after: (await searchParams).after ?? 0 })
  // A page cannot answer 400; an address that was never given out has no record.
  if (!place.success) notFound()
  const { after } = place.data
  const list = await ask(`/desk/imports/${id}`, (actor) => deskImport(actor, id, { after }))
  const live = list.state === 'running' || list.state === 'receiving'
  return (
    <DeskPage at="articles">
      {live && (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      )}
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a> <a href="/desk/imports">Lists</a>
        </p>
      </header>
      <ListProgress initial={list} after={after} alone />
      {(list.state === 'done' || list.state === 'stopped') && (
        <p className="meta">
          What came stands in <a href="/desk">Articles</a>. The same file can be brought in again at any time:
          what is held already is not stored twice.
        </p>
      )}
    </DeskPage>
  )
}
