import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readQuery } from '@/lib/front'
import { describeAsOf, SourceAsOf } from '../../source-as-of'
import { describe, SourcePage } from '../../source-page'

type Props = { params: Promise<{ slug: string; query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, query } = await params
  const known = readQuery('source', query)
  if (known?.asOf) return describeAsOf(slug, known.asOf, known.after)
  const narrowed = known?.topic || known?.stance || known?.year
  return describe(slug, narrowed ? undefined : known?.after)
}

export default async function FurtherPage({ params }: Props) {
  const { slug, query } = await params
  const known = readQuery('source', query)
  if (!known) notFound()
  if (known.asOf) return <SourceAsOf slug={slug} day={known.asOf} after={known.after} />
  const { topic, stance, year, after } = known
  return <SourcePage slug={slug} topic={topic} stance={stance} year={year} after={after} />
}
