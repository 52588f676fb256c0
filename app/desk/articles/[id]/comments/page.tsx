import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { talkOn } from '@/app/desk/talk-on'
import { Talk } from '@/app/desk/talk'
import { deskArticle } from '@/db/desk'
import { numberOf } from '@/lib/address'

export const metadata: Metadata = { title: 'Comments on an article' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CommentsPage({ params, searchParams }: Props) {
  const id = rowNumber((await params).id)
  const { before } = await searchParams
  const from = before === undefined ? undefined : numberOf(String(before))
  // A page cannot answer 400; an address that was never given out has no record.
  if (from === null) notFound()
  const here = `/desk/articles/${id}/comments`
  const { title, talk } = await ask(here, async (actor) => ({
    title: (await deskArticle(actor, id)).title,
    talk: await talkOn(actor, { claimId: null, articleId: id }, here, from),
  }))
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a>
          <a href={`/desk/articles/${id}`}>Annotate</a>
        </p>
        <h1 className="h-page">{title}</h1>
      </header>
      <Talk {...talk} />
    </DeskPage>
  )
}
