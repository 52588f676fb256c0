import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readQuery } from '@/lib/front'
import { ArticlePage, describe } from '../../article-page'

type Props = { params: Promise<{ slug: string; query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

async function asked({ params }: Props) {
  const { slug, query } = await params
  const version = readQuery('article', query)?.version
  return { slug, version: version ? Number(version) : undefined }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, version } = await asked(props)
  return version === undefined ? {} : describe(slug, version)
}

export default async function VersionPage(props: Props) {
  const { slug, version } = await asked(props)
  if (version === undefined) notFound()
  return <ArticlePage slug={slug} version={version} />
}
