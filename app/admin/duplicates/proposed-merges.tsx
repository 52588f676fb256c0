import { deskAddress } from '@/app/admin/merges/asked'
import { DecideMerge } from '@/app/admin/proposals/proposal-forms'
import { counted } from '@/components/counted'
import { Moment } from '@/components/moment'
import type { ProposalLine } from '@/db/proposal-desk'
import type { Page } from '@/lib/record'

/** Merges that editors propose: who, why, and the way to look and to decide. */
export function ProposedMerges({ page: { lines, next } }: { page: Page<ProposalLine> }) {
  if (!lines.length) return null
  return (
    <section className="admin admin--first" aria-labelledby="proposed">
      <h2 className="h-sec" id="proposed">
        {next ? 'Proposed by editors' : `${counted(lines.length, 'merge')} proposed by editors`}
      </h2>
      <ul className="twins">
        {lines.map((line) => (
          <li key={line.id}>
            {[line.source, line.into!].map(({ id, name }) => (
              <p key={id} className="twins__side">
                <a href={deskAddress('sources', id)}>{name}</a> <span className="meta">source {id}</span>
              </p>
            ))}
            <p className="twins__reason">
              {line.reason}{' '}
              <span className="meta">
                {line.by ?? 'The program'}, <Moment at={line.at} />
              </span>
            </p>
            <DecideMerge proposal={line} />
          </li>
        ))}
      </ul>
      {next && (
        <p className="meta">
          The newest {lines.length}. All stand among the <a href="/admin/proposals">proposals</a>.
        </p>
      )}
    </section>
  )
}
