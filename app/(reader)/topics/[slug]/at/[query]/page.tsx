import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readQuery } from '@/lib/front'
import { describe, TopicPage } from '../../topic-page'

type Props = { params: Promise<{ slug: string; query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, query } = await params
  return describe(slug, readQuery('topic', query)?.after)
}

export default async function FurtherPage({ params }: Props) {
  const { slug, query } = await params
  const known = readQuery('topic', query)
  if (!known) notFound()
  return <TopicPage slug={slug} after={known.after} />
}
