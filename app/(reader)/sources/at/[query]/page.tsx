import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { SourceLine } from '@/components/source-line'
import { publishedSources } from '@/db/sources'
import { readQuery } from '@/lib/front'
import { NamesPage, namesMeta } from '../../../names-page'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('sources', (await params).query)?.after
  return namesMeta(
    'sources',
    'The people, organisations and groups on record, with what each of them said.',
    after,
  )
}

export default async function SourcesPage({ params }: Props) {
  const query = readQuery('sources', (await params).query)
  if (!query) notFound()
  await tagPage('sources')
  const { lines, next } = await publishedSources({ after: query.after })
  return (
    <NamesPage
      room="sources"
      after={query.after}
      next={next}
      lede="Who said it: people, organisations, groups, and sources that their outlet keeps unnamed. The number counts utterances, each once however many outlets print it."
      empty="Here will be everyone whose words are on record. A source appears with its first published statement."
    >
      {lines.map((line) => (
        <SourceLine key={line.id} source={line} />
      ))}
    </NamesPage>
  )
}
