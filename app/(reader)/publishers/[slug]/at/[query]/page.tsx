import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readQuery } from '@/lib/front'
import { describe, PublisherPage } from '../../publisher-page'

type Props = { params: Promise<{ slug: string; query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, query } = await params
  return describe(slug, readQuery('publisher', query)?.after)
}

export default async function FurtherPage({ params }: Props) {
  const { slug, query } = await params
  const known = readQuery('publisher', query)
  if (!known) notFound()
  return <PublisherPage slug={slug} after={known.after} />
}
