import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { Empty } from '@/components/empty'
import { openProposals } from '@/db/proposal-desk'
import { numberOf } from '@/lib/address'
import { Proposal } from './proposal'
import { DecideMerge, DecideProposal } from './proposal-forms'

export const metadata: Metadata = { title: 'Proposals, administration' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ProposalsPage({ searchParams }: Props) {
  const { after } = await searchParams
  const from = after === undefined ? undefined : numberOf(String(after))
  // A page cannot answer 400; an address that was never given out has no record.
  if (from === null) notFound()
  const { lines, next } = await ask('/admin/proposals', (actor) => openProposals(actor, from))
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/sources">Sources</a>
        </p>
        <h1 className="h-page">Proposals</h1>
        <p className="lede">
          What editors would change in sources that are not theirs. Accepted, the change is made in your name.
        </p>
      </header>
      {lines.length > 0 ? (
        <ol className="talk">
          {lines.map((line) => (
            <Proposal key={line.id} line={line}>
              {line.into ? <DecideMerge proposal={line} /> : <DecideProposal proposal={line} />}
            </Proposal>
          ))}
        </ol>
      ) : (
        <Empty title="No proposal waits">
          <p>Editors propose from the page of a source; what they propose stands here until it is decided.</p>
        </Empty>
      )}
      {next && (
        <nav className="pager pager--admin" aria-label="Pages">
          <a className="btn" href={`/admin/proposals?after=${next}`}>
            Made earlier
          </a>
        </nav>
      )}
    </DeskPage>
  )
}
