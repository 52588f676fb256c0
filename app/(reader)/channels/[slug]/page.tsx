import type { Metadata } from 'next'
import { describe, ChannelPage } from './channel-page'

type Props = { params: Promise<{ slug: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describe((await params).slug)
}

export default async function FirstPage({ params }: Props) {
  return <ChannelPage slug={(await params).slug} />
}
