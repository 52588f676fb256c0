import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ask } from '@/app/answers'
import { deskArticle } from '@/db/desk'
import { pendingArticle } from '@/db/pending'
import { modelSettings } from '@/jobs/model'
import { rowNumber } from '@/app/admin/row-number'
import { Annotate } from './annotate'
import { Pending } from './pending'

export const metadata: Metadata = { title: 'Annotate', robots: { index: false } }

export default async function AnnotatePage({ params }: { params: Promise<{ id: string }> }) {
  const number = rowNumber((await params).id)
  const { pending, article, user } = await ask(`/desk/articles/${number}`, async (actor) => {
    const pending = await pendingArticle(actor, number)
    const article = pending.read && !pending.joinedInto ? await deskArticle(actor, number) : null
    return { pending, article, user: actor.kind === 'user' ? actor.id : 0 }
  })
  if (pending.joinedInto) redirect(`/desk/articles/${pending.joinedInto}`)
  return article ? (
    <Annotate key={article.id} article={article} user={user} model={modelSettings()?.name ?? null} />
  ) : (
    <Pending article={pending} />
  )
}
