import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { ReaderPage } from '@/components/reader-page'
import { sourcesOnRecord } from '@/db/comparing'
import { publishedTopic } from '@/db/topics'
import { readQuery } from '@/lib/front'
import { ChooseFirst, ChooseSecond } from './choose'
import { SideBySide } from './side-by-side'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const names = (await read((await params).query))?.sources.map(({ name }) => name) ?? []
  return {
    title: names.length === 2 ? `${names.join(' and ')}, side by side` : 'Compare two sources',
    description: 'What two sources said on the same claims, and what only one of them said.',
    robots: { index: false },
    alternates: { canonical: '/compare' },
  }
}

/** The query with the sources and the topic that it names; null where one of them is not on record. */
const read = cache(async (segment: string) => {
  const query = readQuery('compare', segment)
  if (!query) return null
  const ids = [query.a, query.b].flatMap((id) => (id ? [Number(id)] : []))
  await tagPage(...ids.map((id) => `source:${id}`), ...(query.topic ? [`topic:${query.topic}`] : []))
  const found = await sourcesOnRecord(ids)
  const topic = query.topic ? ((await publishedTopic(Number(query.topic)))?.name ?? null) : null
  if (ids.some((id) => !found.has(id)) || (query.topic && topic === null)) return null
  return { query, topic, sources: ids.map((id) => found.get(id)!) }
})

export default async function ComparePage({ params }: Props) {
  const known = await read((await params).query)
  if (!known) notFound()
  const { query, topic, sources } = known
  const [a, b] = sources
  return (
    <ReaderPage at="sources">
      <header className="page-head">
        <h1 className="h-page">Compare two sources</h1>
        <p className="lede">
          Where they said the same, where they are opposed, and what only one of them spoke on. What others
          said on their behalf counts as theirs; what one of the two said for the other counts for the one who
          spoke.
        </p>
      </header>
      {!a ? (
        <ChooseFirst />
      ) : !b || a.id === b.id ? (
        <ChooseSecond first={a} same={Boolean(b)} />
      ) : (
        <SideBySide a={a} b={b} terms={query} topic={topic} />
      )}
    </ReaderPage>
  )
}
