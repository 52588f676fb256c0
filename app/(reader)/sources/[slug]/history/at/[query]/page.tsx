import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readQuery } from '@/lib/front'
import { describe, HistoryPage } from '../../../../../history-page'

type Props = { params: Promise<{ slug: string; query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, query } = await params
  return describe({ noun: 'sources', slug, after: readQuery('history', query)?.after })
}

export default async function FurtherPage({ params }: Props) {
  const { slug, query } = await params
  const known = readQuery('history', query)
  if (!known) notFound()
  return <HistoryPage noun="sources" slug={slug} after={known.after} />
}
