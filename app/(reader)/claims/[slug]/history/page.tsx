import type { Metadata } from 'next'
import { describe, HistoryPage } from '../../../history-page'

type Props = { params: Promise<{ slug: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describe({ noun: 'claims', slug: (await params).slug })
}

export default async function FirstPage({ params }: Props) {
  return <HistoryPage noun="claims" slug={(await params).slug} />
}
