import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import type { DeskRoom } from '@/components/desk-header'
import { Pager } from '@/components/pager'
import { comparedRevisions, deskHistory } from '@/db/histories'
import { numberOf } from '@/lib/address'
import { auditedKinds, objectName } from '@/lib/audit'
import { may } from '@/lib/permissions'
import { historyAddress, historyNoun } from '@/lib/restorable'
import { Comparison } from './comparison'
import { HistoryRow } from './history-row'

export const metadata: Metadata = { title: 'History' }

// The room in the header to which a noun belongs.
const roomOf: Record<string, DeskRoom> = {
  sources: 'sources',
  source_names: 'sources',
  roles: 'sources',
  users: 'users',
  settings: 'settings',
}
/** Where a thing with a history is worked on. */
const deskPages: Record<string, (id: number) => string> = {
  articles: (id) => `/desk/articles/${id}`,
  claims: (id) => `/desk/claims/${id}`,
  sources: (id) => `/admin/sources/${id}`,
  publishers: (id) => `/admin/publishers/${id}`,
  topics: (id) => `/admin/topics/${id}`,
  users: (id) => `/admin/users/${id}`,
  settings: () => '/admin/settings',
}

type Props = {
  params: Promise<{ noun: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The number in a query; undefined where there is none, not found where it is none. */
function asked(value: string | string[] | undefined): number | undefined {
  if (value === undefined || value === '') return undefined
  const number = numberOf(String(value))
  if (!number || String(number) !== value) notFound()
  return number
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const { noun: segment, id: part } = await params
  const noun = historyNoun(segment)
  if (!noun) notFound()
  const id = rowNumber(part)
  const query = await searchParams
  const [before, one, other] = ['before', 'one', 'other'].map((name) => asked(query[name]))
  const address = historyAddress(noun, id)!
  const { history, compared, restores } = await ask(address, async (actor) => {
    const history = await deskHistory(actor, { noun, id, before })
    const compared =
      one && (await comparedRevisions(actor, { noun, id, one, other: other ?? history.newest }))
    return { history, compared, restores: may(actor, 'revision: restore') }
  })
  const { lines, next, newest, version } = history
  return (
    <DeskPage at={roomOf[noun] ?? 'articles'}>
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Desk</a>
          <span>{auditedKinds[noun]![1]}</span>
          {version !== null && deskPages[noun] && <a href={deskPages[noun](id)}>{objectName(noun, id)}</a>}
        </p>
        <h1 className="h-page">History of {objectName(noun, id)}</h1>
        <p className="lede">
          Every saved change, the last first. Choose two to see what differs between them.
          {version === null && ' This was deleted.'}
        </p>
      </header>
      {compared && (
        <Comparison {...compared} row={{ noun, id, version, newest }} address={address} restores={restores} />
      )}
      <form action={address} className="history-form" aria-label="Compare">
        <ol className="audit">
          {lines.map((line, at) => (
            <HistoryRow
              key={line.id}
              line={line}
              newest={line.id === newest}
              address={address}
              chosen={{ one: one ?? lines[1]?.id, other: other ?? (before ? undefined : newest) }}
              alone={lines.length === 1 && at === 0}
            />
          ))}
        </ol>
        {lines.length > 1 && (
          <div className="btns">
            <button className="btn">Compare the two</button>
          </div>
        )}
      </form>
      {next && (
        <Pager href={`${address}?before=${next}`} first={before ? address : undefined}>
          Saved earlier
        </Pager>
      )}
    </DeskPage>
  )
}
