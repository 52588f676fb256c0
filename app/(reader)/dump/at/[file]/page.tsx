import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { tagPage } from '@/app/tag-page'
import { ReaderPage } from '@/components/reader-page'
import { dumpsFolder, newestDump } from '@/jobs/offered-dump'
import { longDate } from '@/lib/dates'

export const revalidate = 86400
export const generateStaticParams = () => []
export const metadata: Metadata = {
  title: 'The whole record as a file',
  description: 'Everything that is published here, as JSON Lines and CSV.',
  alternates: { canonical: '/dump' },
}

const counted = {
  claims: 'Claims',
  utterances: 'Utterances',
  attestations: 'Passages',
  sources: 'Sources',
  articles: 'Articles',
  revisions: 'Changes',
}

/** What the newest dump is; without one the server in front answers. */
export default async function DumpPage({ params }: { params: Promise<{ file: string }> }) {
  await tagPage('dump')
  const dump = newestDump(dumpsFolder(process.env.ONRECORD_DATA || '.data'))
  if ((await params).file !== '-' || !dump) notFound()
  const { manifest, bytes, sha256, since } = dump
  return (
    <ReaderPage>
      <header className="page-head">
        <h1 className="h-page">The whole record as a file</h1>
        <p className="lede">
          Everything that is published here, as JSON Lines and as CSV, with a schema of every column. Drafts
          and the names of those who wrote are not in it; the texts of articles are where their rights allow.
        </p>
      </header>
      <div className="dump">
        <p>
          <a className="btn btn--primary" href="/dump/onrecord.zip" download>
            Download the dump
          </a>{' '}
          <span className="meta">ZIP, {size(bytes)}</span>
        </p>
        <dl className="changed-fields changed-fields--facts">
          <Fact term="Last change in it">
            {manifest.at ? longDate(manifest.at.slice(0, 10)) : 'none yet'}
          </Fact>
          <Fact term="Licence">
            <a href={manifest.licenceUrl} rel="license noopener">
              {manifest.licence}
            </a>
          </Fact>
          {Object.entries(counted).map(([table, noun]) => (
            <Fact key={table} term={noun}>
              {manifest.tables.find(({ name }) => name === table)!.rows.toLocaleString('en')}
              {table === 'claims' && ', withdrawn ones too'}
            </Fact>
          ))}
          <Fact term="SHA-256">
            <code>{sha256}</code>
          </Fact>
        </dl>
        <p>
          It is made each night, and anew within minutes where something is withdrawn.{' '}
          <a href="/dump/onrecord.json">The same for programs</a>; what changed since is told by{' '}
          <a href={`/api/v1/changes?since=${since}`}>the change feed</a>.
        </p>
      </div>
    </ReaderPage>
  )
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

const size = (bytes: number) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
