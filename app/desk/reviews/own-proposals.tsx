import { Proposal } from '@/app/admin/proposals/proposal'
import { TakeBackProposal } from '@/app/admin/proposals/proposal-forms'
import type { ProposalLine } from '@/db/proposal-desk'

/** What the person proposed for sources, and what came of it. */
export function OwnProposals({ lines }: { lines: ProposalLine[] }) {
  if (!lines.length) return null
  return (
    <section className="admin" aria-labelledby="proposed">
      <h2 className="h-sec" id="proposed">
        What you proposed
      </h2>
      <ol className="talk">
        {lines.map((line) => (
          <Proposal key={line.id} line={line}>
            {line.state === 'open' && <TakeBackProposal proposal={line} />}
          </Proposal>
        ))}
      </ol>
    </section>
  )
}
