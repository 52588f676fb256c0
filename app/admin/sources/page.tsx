import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { TableHead } from '@/app/admin/table-head'
import { numeral } from '@/components/counted'
import { Empty } from '@/components/empty'
import { SampleTag } from '@/components/sample-tag'
import { deskSources, type DeskSourceLine } from '@/db/source-desk'
import { numberOf } from '@/lib/address'
import { may } from '@/lib/permissions'

export const metadata: Metadata = { title: 'Sources, administration' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')

export default async function SourcesPage({ searchParams }: Props) {
  const asked = await searchParams
  // Postgres holds no NUL, so no name holds one.
  const q = one(asked.q).replaceAll('\0', ' ').trim().slice(0, 200)
  const unconfirmed = one(asked.unconfirmed) === '1'
  const after = asked.after === undefined ? undefined : numberOf(one(asked.after))
  // A page cannot answer 400; an address that was never given out has no record.
  if (after === null) notFound()
  const filter = [q && `q=${encodeURIComponent(q)}`, unconfirmed && 'unconfirmed=1'].filter(Boolean)
  const here = (more: string[] = []) => {
    const query = [...filter, ...more].join('&')
    return query ? `/admin/sources?${query}` : '/admin/sources'
  }
  const { lines, next, mayMerge, mayImport, mayKeep } = await ask(here(), async (actor) => ({
    ...(await deskSources(actor, { q, after, unconfirmed })),
    mayMerge: may(actor, 'source: merge'),
    mayImport: may(actor, 'people: bring in'),
    mayKeep: may(actor, 'publisher: keep'),
  }))
  const asking = Boolean(filter.length || after)
  return (
    <DeskPage at="sources">
      <header className="inbox-head inbox-head--plain">
        <div>
          <h1 className="h-page">Sources</h1>
          <p className="meta">
            Who said it. The last made stands first.
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
          <a className="btn btn--primary" href="/admin/sources/new">
            New source
          </a>
        </div>
      </header>
      <form className="find" role="search" aria-label="Sources" action="/admin/sources">
        <div className="field">
          <label htmlFor="q">Name</label>
          <input className="in" id="q" name="q" type="search" maxLength={200} defaultValue={q} />
        </div>
        <label className="tickbox">
          <input type="checkbox" name="unconfirmed" value="1" defaultChecked={unconfirmed} />
          Only unconfirmed
        </label>
        <button className="btn">Search</button>
        {filter.length > 0 && (
          <a className="btn btn--quiet" href="/admin/sources">
            Show all
          </a>
        )}
      </form>
      {lines.length > 0 ? (
        <SourceTable lines={lines} />
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
            <a className="btn" href={here()}>
              Back to the newest
            </a>
          )}
          {next && (
            <a className="btn" href={here([`after=${next}`])}>
              Made earlier
            </a>
          )}
        </nav>
      )}
    </DeskPage>
  )
}

function SourceTable({ lines }: { lines: DeskSourceLine[] }) {
  return (
    <table className="tbl tbl--admin" role="table">
      <TableHead names={['Source', 'Kind', 'Utterances', 'Made by', 'State']} numbers={['Utterances']} />
      <tbody role="rowgroup">
        {lines.map((source) => (
          <tr key={source.id} role="row">
            <th role="rowheader" scope="row">
              <a href={`/admin/sources/${source.id}`}>{source.name}</a>
              {source.description && <span className="sub">{source.description}</span>}
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
