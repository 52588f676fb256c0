import type { Metadata } from 'next'
import { ask } from '@/app/answers'
import { deskArticle } from '@/db/desk'
import { rowNumber } from '@/app/admin/row-number'
import { Annotate } from './annotate'

export const metadata: Metadata = { title: 'Annotate', robots: { index: false } }

export default async function AnnotatePage({ params }: { params: Promise<{ id: string }> }) {
  const number = rowNumber((await params).id)
  const { article, user } = await ask(`/desk/articles/${number}`, async (actor) => ({
    article: await deskArticle(actor, number),
    user: actor.kind === 'user' ? actor.id : 0,
  }))
  return <Annotate article={article} user={user} />
}
