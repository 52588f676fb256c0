import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { counted } from '@/components/counted'
import { SampleTag } from '@/components/sample-tag'
import { deskVersions, versionPair } from '@/db/desk-versions'
import { Comparison } from './comparison'
import { PageForm } from './page-form'
import { VersionRow } from './version-row'

export const metadata: Metadata = { title: 'Versions of an article' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const id = rowNumber((await params).id)
  const { from, to, view } = await searchParams
  const { article, pair } = await ask(`/desk/articles/${id}/versions`, async (actor) => {
    const article = await deskVersions(actor, id)
    const newest = article.versions[0]?.number ?? 0
    const asked = from === undefined && to === undefined ? newest > 1 && [newest - 1, newest] : [from, to]
    if (!asked) return { article, pair: null }
    const [one, other] = asked.map((number) => rowNumber(String(number)))
    return { article, pair: await versionPair(actor, id, { from: one!, to: other! }) }
  })
  const { versions, ...known } = article
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a>
          <a href={`/desk/articles/${id}`}>Annotate</a>
          {article.toRepair > 0 && <a href={`/desk/articles/${id}/repair`}>{article.toRepair} to repair</a>}
        </p>
        <h1 className="h-page">{article.title}</h1>
        <p className="lede">
          {counted(versions.length, 'version')}, each kept unchanged. {article.sample && <SampleTag />}
        </p>
      </header>
      <div className="versions__two">
        <section className="versions" aria-labelledby="versions">
          <h2 className="h-sec" id="versions">
            Versions
          </h2>
          <ol className="versions__list">
            {versions.map((version, at) => (
              <VersionRow key={version.id} version={version} newest={at === 0} article={id} />
            ))}
          </ol>
          {versions.length > 2 && <Choice versions={versions.map(({ number }) => number)} />}
        </section>
        <PageForm article={known} />
      </div>
      {pair && <Comparison {...pair} beside={view === 'beside'} language={article.language} />}
    </DeskPage>
  )
}

/** Any two versions to compare; a plain form that asks by address. */
function Choice({ versions }: { versions: number[] }) {
  const select = (name: string, label: string, value: number) => (
    <label>
      {label}{' '}
      <select className="in" name={name} defaultValue={value}>
        {versions.map((number) => (
          <option key={number}>{number}</option>
        ))}
      </select>
    </label>
  )
  return (
    <form className="btns">
      {select('from', 'Compare version', versions.at(-1)!)}
      {select('to', 'with', versions[0]!)}
      <button className="btn">Compare</button>
    </form>
  )
}
