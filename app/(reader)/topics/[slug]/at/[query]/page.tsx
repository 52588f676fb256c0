import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readQuery } from '@/lib/front'
import { describeAsOf, TopicAsOf } from '../../topic-as-of'
import { describe, TopicPage } from '../../topic-page'

type Props = { params: Promise<{ slug: string; query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, query } = await params
  const known = readQuery('topic', query)
  return known?.asOf ? describeAsOf(slug, known.asOf, known.after) : describe(slug, known?.after)
}

export default async function FurtherPage({ params }: Props) {
  const { slug, query } = await params
  const known = readQuery('topic', query)
  if (!known) notFound()
  if (known.asOf) return <TopicAsOf slug={slug} day={known.asOf} after={known.after} />
  return <TopicPage slug={slug} after={known.after} />
}
