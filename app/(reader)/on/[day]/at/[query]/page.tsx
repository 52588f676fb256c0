import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readQuery } from '@/lib/front'
import { DayPage, describe } from '../../day-page'

type Props = { params: Promise<{ day: string; query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { day, query } = await params
  return describe(day, readQuery('on', query)?.after)
}

export default async function FurtherPage({ params }: Props) {
  const { day, query } = await params
  const known = readQuery('on', query)
  if (!known) notFound()
  return <DayPage name={day} after={known.after} />
}
