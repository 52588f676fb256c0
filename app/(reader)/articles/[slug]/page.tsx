import type { Metadata } from 'next'
import { ArticlePage, describe } from './article-page'

type Props = { params: Promise<{ slug: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describe((await params).slug)
}

export default async function NewestPage({ params }: Props) {
  return <ArticlePage slug={(await params).slug} />
}
