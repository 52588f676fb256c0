import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { NamedLine } from '@/components/named-line'
import { publishedTopics } from '@/db/topics'
import { readQuery } from '@/lib/front'
import { NamesPage, namesMeta } from '../../../names-page'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('topics', (await params).query)?.after
  return namesMeta('topics', 'The subjects of the claims on record, by name.', after)
}

export default async function TopicsPage({ params }: Props) {
  const query = readQuery('topics', (await params).query)
  if (!query) notFound()
  await tagPage('claims', 'articles')
  const { lines, next } = await publishedTopics({ after: query.after })
  return (
    <NamesPage
      room="topics"
      after={query.after}
      next={next}
      lede="What the claims on record are about. The number counts the claims."
      empty="Here will be the subjects of the claims on record. A topic appears with its first published claim."
    >
      {lines.map((line) => (
        <NamedLine key={line.id} line={line} room="topics" of="claim" />
      ))}
    </NamesPage>
  )
}
