import type { Metadata } from 'next'
import { DayPage, describe } from './day-page'

type Props = { params: Promise<{ day: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describe((await params).day)
}

export default async function FirstPage({ params }: Props) {
  return <DayPage name={(await params).day} />
}
