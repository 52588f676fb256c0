import type { ReactNode } from 'react'
import { Moment } from '@/components/moment'
import type { ProposalLine } from '@/db/proposal-desk'
import { proposalDoors } from '@/lib/source-proposal'

/** What is proposed for which source, field by field, why, and what came of it. */
export function Proposal({ line, children }: { line: ProposalLine; children?: ReactNode }) {
  const { source, door, fields, state } = line
  return (
    <li className="talk__one">
      <p className="st__claim">
        <a href={`/admin/sources/${source.id}`}>{source.name}</a>
      </p>
      <p className="meta">
        {proposalDoors[door]}, proposed by {line.by ?? 'the program'}, <Moment at={line.at} />{' '}
        {state !== 'open' && <span className="tag">{state}</span>}
      </p>
      {state === 'open' && fields.length > 0 && (
        <dl className="proposed">
          {fields.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {before && <del>{before}</del>}{' '}
                {after ? <ins>{after}</ins> : <span className="meta">removed</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {state === 'open' && fields.length === 0 && <p className="hint">On record it is so already.</p>}
      <p className="talk__body">{line.reason}</p>
      {line.answer && (
        <p className="talk__body">
          <b>{line.decidedBy ?? 'The program'}:</b> {line.answer}
        </p>
      )}
      {children}
    </li>
  )
}
