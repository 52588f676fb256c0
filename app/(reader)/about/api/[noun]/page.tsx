import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReaderPage } from '@/components/reader-page'
import { manual, titleOf } from '@/lib/api/manual'
import { tags } from '@/lib/api/operation'
import { instance } from '@/lib/instance'
import { OperationSection } from '../operation-section'
import { Rows } from '../properties'

type Props = { params: Promise<{ noun: string }> }

export const dynamicParams = false
export const generateStaticParams = () => Object.keys(tags).map((noun) => ({ noun }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { noun } = await params
  return {
    title: `${titleOf(noun)}: the record as data`,
    description: `What programs can ask of the API about ${noun}, what it takes and what it answers.`,
    alternates: { canonical: `/about/api/${noun}` },
  }
}

export default async function ApiNounPage({ params }: Props) {
  const { noun } = await params
  const base = `${process.env.ONRECORD_URL ?? ''}/api/v1`
  const { chapters, homeOf } = manual(instance(), base)
  const chapter = chapters.find(({ name }) => name === noun)
  if (!chapter) notFound()
  const { description, operations, rows } = chapter
  return (
    <ReaderPage>
      <header className="page-head">
        <p className="crumb">
          <a href="/about/api">The record as data</a>
        </p>
        <h1 className="h-page">{titleOf(noun)}</h1>
        <p className="lede">{description}</p>
      </header>
      <div className="with-aside">
        <div className="api">
          <section className="api__first" aria-labelledby="operations">
            <h2 className="h-sec" id="operations">
              What can be asked
            </h2>
            {operations.map((told) => (
              <OperationSection key={told.operationId} {...{ told, base, homeOf }} />
            ))}
          </section>
          {rows.length > 0 && (
            <section className="api__tag" aria-labelledby="answers">
              <h2 className="h-sec" id="answers">
                What rows hold
              </h2>
              <Rows rows={rows} homeOf={homeOf} />
            </section>
          )}
        </div>
        <aside className="side">
          <nav className="api__nav api__nav--long" aria-labelledby="parts">
            <h2 className="h-small" id="parts">
              On this page
            </h2>
            <ul>
              {operations.map(({ operationId, summary }) => (
                <li key={operationId}>
                  <a href={`#${operationId}`}>{summary}</a>
                </li>
              ))}
              {rows.length > 0 && (
                <li>
                  <a href="#answers">What rows hold</a>
                </li>
              )}
            </ul>
          </nav>
          <nav className="api__nav" aria-labelledby="others">
            <h2 className="h-small" id="others">
              Other parts
            </h2>
            <ul>
              {chapters.map(({ name }) => (
                <li key={name}>
                  <a href={`/about/api/${name}`} aria-current={name === noun ? 'page' : undefined}>
                    {titleOf(name)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </aside>
      </div>
    </ReaderPage>
  )
}
