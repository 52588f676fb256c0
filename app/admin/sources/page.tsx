import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { TableHead } from '@/app/admin/table-head'
import { counted, numeral } from '@/components/counted'
import { Empty } from '@/components/empty'
import { SampleTag } from '@/components/sample-tag'
import { countSources, deskSource, deskSources, type DeskSourceLine } from '@/db/source-desk'
import { may } from '@/lib/permissions'
import { deskSourcesHref, readDeskFilter } from '@/lib/source-desk-filter'
import { FilterForm } from './filter-form'
import { ManySources } from './many-form'

export const metadata: Metadata = { title: 'Sources, administration' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SourcesPage({ searchParams }: Props) {
  const asked = readDeskFilter(await searchParams)
  // A page cannot answer 400; an address that was never given out has no record.
  if (!asked) notFound()
  const { after, ...filter } = asked
  const here = deskSourcesHref(filter)
  const { lines, next, count, organisation, mayConfirm, mayMerge, mayImport, mayKeep } = await ask(
    here,
    async (actor) => ({
      ...(await deskSources(actor, asked)),
      count: await countSources(actor, filter),
      organisation: filter.organisation ? (await deskSource(actor, filter.organisation)).name : null,
      mayConfirm: may(actor, 'source: confirm'),
      mayMerge: may(actor, 'source: merge'),
      mayImport: may(actor, 'people: bring in'),
      mayKeep: may(actor, 'publisher: keep'),
    }),
  )
  const asking = here !== deskSourcesHref({}) || Boolean(after)
  return (
    <DeskPage at="sources">
      <header className="inbox-head inbox-head--plain">
        <div>
          <h1 className="h-page">Sources</h1>
          <p className="meta">
            Who said it. {count > 1000 ? 'More than 1,000 sources' : counted(count, 'source')}
            {asking ? ' fit.' : '.'}
            {mayKeep && (
              <>
                {' '}
                Beside them: <a href="/admin/publishers">publishers</a> and <a href="/admin/topics">topics</a>
                .
              </>
            )}
          </p>
        </div>
        <div className="btns">
          {mayMerge && (
            <>
              <a className="btn" href="/admin/duplicates">
                Likely duplicates
              </a>
              <a className="btn" href="/admin/merges">
                Merges
              </a>
            </>
          )}
          {mayImport && (
            <a className="btn" href="/admin/sources/import">
              From a file
            </a>
          )}
          {mayConfirm && (
            <a className="btn" href="/admin/proposals">
              Proposals
            </a>
          )}
          <a className="btn btn--primary" href="/admin/sources/new">
            New source
          </a>
        </div>
      </header>
      <FilterForm filter={filter} organisation={organisation} />
      {lines.length > 0 ? (
        mayConfirm ? (
          <ManySources from={here}>
            <SourceTable lines={lines} choose />
          </ManySources>
        ) : (
          <SourceTable lines={lines} />
        )
      ) : (
        <Empty title={asking ? 'No source like this' : 'No sources yet'}>
          <p>
            {asking
              ? 'Try fewer letters of the name, or another name of the same source.'
              : 'Here will be everyone whose words are on record. Sources are made while annotating, or here.'}
          </p>
        </Empty>
      )}
      {(next || after) && (
        <nav className="pager pager--admin" aria-label="Pages">
          {after && (
            <a className="btn" href={here}>
              Back to the first
            </a>
          )}
          {next && (
            <a className="btn" href={deskSourcesHref(filter, next)}>
              More sources
            </a>
          )}
        </nav>
      )}
    </DeskPage>
  )
}

function SourceTable({ lines, choose = false }: { lines: DeskSourceLine[]; choose?: boolean }) {
  return (
    <table className="tbl tbl--admin" role="table">
      <TableHead names={['Source', 'Kind', 'Utterances', 'Made by', 'State']} numbers={['Utterances']} />
      <tbody role="rowgroup">
        {lines.map((source) => (
          <tr key={source.id} role="row">
            <th role="rowheader" scope="row">
              <div className={choose ? 'chosen' : undefined}>
                {choose && (
                  <input
                    type="checkbox"
                    name="row"
                    value={`${source.id}:${source.version}`}
                    aria-label={`Choose ${source.name}`}
                  />
                )}
                <div>
                  <a href={`/admin/sources/${source.id}`}>{source.name}</a>
                  {source.description && <span className="sub">{source.description}</span>}
                </div>
              </div>
            </th>
            <td role="cell">{source.kind}</td>
            <td role="cell" className="r" data-name="Utterances">
              {numeral(source.utterances)}
            </td>
            <td role="cell" data-name="Made by">
              {source.by ?? 'the program'}
            </td>
            <td role="cell">
              <span className={source.confirmed ? 'tag' : 'tag tag--dash'}>
                {source.confirmed ? 'confirmed' : 'unconfirmed'}
              </span>{' '}
              {source.sample && <SampleTag />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
