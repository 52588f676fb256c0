import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { deskArticle } from '@/db/desk'
import { Forbidden } from '@/lib/errors'
import { may } from '@/lib/permissions'
import { AnnotationsForm } from './annotations-form'

export const metadata: Metadata = { title: 'Annotations from a file' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AnnotationsPage({ searchParams }: Props) {
  const { article } = await searchParams
  const of = article === undefined ? null : rowNumber(String(article))
  const known = await ask('/desk/import/annotations', async (actor) => {
    if (!may(actor, 'suggestion: bring in')) throw new Forbidden('Sign in to bring in annotations.')
    return of === null ? null : deskArticle(actor, of)
  })
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          {known ? (
            <a href={`/desk/articles/${known.id}`}>{known.title}</a>
          ) : (
            <a href="/desk/import">Bring in an article</a>
          )}
        </p>
        <h1 className="h-page">Annotations from a file</h1>
        <p className="lede">
          {known
            ? 'All of the file are taken to be of this article. '
            : 'Each is looked for in the article on record with its address. '}
          What is found becomes a suggestion that names who made it: no part of the record before somebody
          accepts it. You see what would come of the file first; the same file a second time changes nothing.
        </p>
      </header>
      <AnnotationsForm article={of} />
    </DeskPage>
  )
}
