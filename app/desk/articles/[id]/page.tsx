import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ask } from '@/app/answers'
import { deskArticle } from '@/db/desk'
import { numberOf } from '@/lib/address'
import { Annotate } from './annotate'

export const metadata: Metadata = { title: 'Annotate', robots: { index: false } }

export default async function AnnotatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const number = /^\d+$/.test(id) ? numberOf(id) : null
  if (!number) notFound()
  const { article, user } = await ask(`/desk/articles/${number}`, async (actor) => ({
    article: await deskArticle(actor, number),
    user: actor.kind === 'user' ? actor.id : 0,
  }))
  return <Annotate article={article} user={user} />
}
