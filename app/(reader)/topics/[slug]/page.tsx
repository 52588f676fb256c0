import type { Metadata } from 'next'
import { describe, TopicPage } from './topic-page'

type Props = { params: Promise<{ slug: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describe((await params).slug)
}

export default async function FirstPage({ params }: Props) {
  return <TopicPage slug={(await params).slug} />
}
