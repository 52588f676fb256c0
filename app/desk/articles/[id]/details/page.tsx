import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { deskArticle } from '@/db/desk'
import { addressesOf } from '@/db/twins'
import { Addresses } from './addresses'
import { isShown } from '../items'
import { DetailsForm } from './details-form'

export const metadata: Metadata = { title: 'Details of an article' }

export default async function DetailsPage({ params }: { params: Promise<{ id: string }> }) {
  const id = rowNumber((await params).id)
  const { article, addresses } = await ask(`/desk/articles/${id}/details`, async (actor) => ({
    article: await deskArticle(actor, id),
    addresses: await addressesOf(actor, id),
  }))
  if (article.joinedInto) redirect(`/desk/articles/${article.joinedInto}/details`)
  const { text } = article
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a>
          <a href={`/desk/articles/${id}`}>Annotate</a>
        </p>
        <h1 className="h-page">{article.title}</h1>
        <p className="lede">
          What is known about the article can be corrected. Its text is version {text.number}, recorded on{' '}
          {text.recordedOn}, and never changes.
        </p>
      </header>
      <DetailsForm
        article={{ ...article, text: null, passages: null, suggestions: [] }}
        shown={article.passages.some(isShown)}
      />
      <Addresses id={id} {...addresses} />
      <p className="meta">
        <a href={`/desk/import/annotations?article=${id}`}>Annotations of this article from a file</a> become
        suggestions.
      </p>
    </DeskPage>
  )
}
