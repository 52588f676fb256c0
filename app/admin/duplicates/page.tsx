import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { askedOf, deskAddress, nounOf, type Params } from '@/app/admin/merges/asked'
import { OfTabs } from '@/app/admin/merges/of-tabs'
import { ask } from '@/app/answers'
import { Empty } from '@/components/empty'
import { duplicates } from '@/db/duplicates'
import { openProposals } from '@/db/proposal-desk'
import type { Duplicate } from '@/lib/duplicate'
import { ApartForm } from './apart-form'
import { ProposedMerges } from './proposed-merges'

export const metadata: Metadata = { title: 'Likely duplicates, administration' }

export default async function DuplicatesPage({ searchParams }: { searchParams: Params }) {
  const { of, after } = await askedOf(searchParams)
  // Claims that look the same are shown where one is recorded.
  if (of === 'claims') notFound()
  const {
    lines: found,
    next,
    proposed,
  } = await ask(`/admin/duplicates?of=${of}`, async (actor) => ({
    ...(await duplicates(actor, { object: of, after })),
    proposed: of === 'sources' && !after ? await openProposals(actor, undefined, 'merges') : null,
  }))
  const asked = proposed?.lines ?? []
  // A pair that an editor proposes stands among those.
  const lines = found.filter(
    ({ from, into }) =>
      !asked.some(({ source, into: other }) =>
        [source.id, other!.id].every((id) => id === from.id || id === into.id),
      ),
  )
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/merges">Merges and splits</a>
        </p>
        <h1 className="h-page">Likely duplicates</h1>
        <p className="meta">
          Two that may be one, with the reasons, the last made first. Nothing is merged by itself.
        </p>
        <OfTabs at={of} path="/admin/duplicates" only={['sources', 'publishers', 'topics']} />
      </header>
      {proposed && <ProposedMerges page={proposed} />}
      {asked.length > 0 && <h2 className="h-sec twins-head">Found by their names and identifiers</h2>}
      {lines.length > 0 ? (
        <ul className="twins">
          {lines.map((line) => (
            <Twin key={`${line.from.id}-${line.into.id}`} line={line} />
          ))}
        </ul>
      ) : (
        <Empty title={next ? 'None among the newest' : asked.length ? 'No others' : 'None is like another'}>
          <p>
            {next
              ? 'Those made earlier are still to be looked at.'
              : `No ${asked.length ? 'other ' : ''}two ${nounOf[of]}s share an identifier or a name, or have names much alike.`}
          </p>
        </Empty>
      )}
      {(next || after) && (
        <nav className="pager pager--admin" aria-label="Pages">
          {after && (
            <a className="btn" href={`/admin/duplicates?of=${of}`}>
              Back to the newest
            </a>
          )}
          {next && (
            <a className="btn" href={`/admin/duplicates?of=${of}&after=${next}`}>
              Made earlier
            </a>
          )}
        </nav>
      )}
    </DeskPage>
  )
}

function Twin({ line: { object, from, into, reasons } }: { line: Duplicate }) {
  const side = ({ id, name, kind, description }: Duplicate['from']) => (
    <p className="twins__side">
      <a href={deskAddress(object, id)}>{name}</a>{' '}
      <span className="meta">
        {[`${nounOf[object]} ${id}`, kind, description].filter(Boolean).join(', ')}
      </span>
    </p>
  )
  return (
    <li>
      {side(from)}
      {side(into)}
      <ul className="twins__why">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <div className="twins__acts">
        <a className="btn btn--small" href={`/admin/merges/new?of=${object}&from=${from.id}&into=${into.id}`}>
          Look and merge
          <span className="vh">
            {' '}
            {from.name} into {into.name}
          </span>
        </a>
        <ApartForm of={object} from={from} into={into} />
      </div>
    </li>
  )
}
