import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { NamedLine } from '@/components/named-line'
import { publishedPublishers } from '@/db/publisher-pages'
import { readQuery } from '@/lib/front'
import { NamesPage, namesMeta } from '../../../names-page'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('publishers', (await params).query)?.after
  return namesMeta('publishers', 'The outlets whose articles are on record, by name.', after)
}

export default async function PublishersPage({ params }: Props) {
  const query = readQuery('publishers', (await params).query)
  if (!query) notFound()
  await tagPage('claims', 'articles')
  const { lines, next } = await publishedPublishers({ after: query.after })
  return (
    <NamesPage
      room="publishers"
      after={query.after}
      next={next}
      lede="The outlets that print the words on record. The number counts their articles."
      empty="Here will be the outlets whose words are on record. One appears with its first published passage."
    >
      {lines.map((line) => (
        <NamedLine key={line.id} line={line} room="publishers" of="article" />
      ))}
    </NamesPage>
  )
}
