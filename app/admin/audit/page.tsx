import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminRooms } from '@/app/admin/admin-rooms'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { auditedUsers, auditPage } from '@/db/audit'
import { asked, auditFields, auditFilter, auditQuery } from '@/lib/audit'
import { AuditFilterForm } from './audit-filter'
import { AuditRow } from './audit-row'

export const metadata: Metadata = { title: 'Audit log, administration' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: Props) {
  const query = asked(await searchParams)
  const users = await ask(`/admin/audit?${new URLSearchParams(query).toString()}`, auditedUsers)
  const fields = auditFields.safeParse(query)
  // What no form of ours sends.
  if (!fields.success) notFound()
  const filter = fields.data
  const problems = auditFilter.safeParse(query).error?.issues ?? []
  const { lines, next } = problems.length
    ? { lines: [], next: null }
    : await ask('/admin/audit', (actor) => auditPage(actor, filter))
  const narrowed = auditQuery({ ...filter, before: undefined })
  const address = (more: object) => `/admin/audit?${auditQuery({ ...filter, ...more })}`
  return (
    <DeskPage at="settings">
      <AdminRooms at="Audit log" />
      <header className="page-head">
        <h1 className="h-page">Audit log</h1>
        <p className="lede">
          Every saved change: who, what, when, from where. Nothing here can be changed or deleted; every five
          minutes it is sealed, and <code>npm run audit:verify</code> tells whether it is as it was.
        </p>
      </header>
      <AuditFilterForm filter={filter} users={users} problems={problems} />
      {lines.length > 0 && (
        <p className="audit-files">
          All that the choice holds, as a file: <a href={`/admin/audit/log.csv?${narrowed}`}>CSV</a>,{' '}
          <a href={`/admin/audit/log.jsonl?${narrowed}`}>JSON Lines</a>
        </p>
      )}
      {lines.length === 0 && !problems.length && (
        <Empty title="Nothing was saved">
          <p>No change fits this choice.</p>
        </Empty>
      )}
      <ol className="audit">
        {lines.map((line) => (
          <AuditRow key={line.id} line={line} />
        ))}
      </ol>
      {next && (
        <Pager
          href={address({ before: next })}
          first={filter.before ? address({ before: undefined }) : undefined}
        >
          Saved earlier
        </Pager>
      )}
    </DeskPage>
  )
}
