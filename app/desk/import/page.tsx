import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { pendingArticle } from '@/db/pending'
import type { PendingArticle } from '@/lib/desk-view'
import { Forbidden } from '@/lib/errors'
import { may } from '@/lib/permissions'
import { AddressForm } from './address-form'
import { ImportForm } from './import-form'
import { ListForm } from './list-form'

export const metadata: Metadata = { title: 'Bring in an article' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ImportPage({ searchParams }: Props) {
  const { article } = await searchParams
  const instead = article === undefined ? null : rowNumber(String(article))
  const { user, pending } = await ask('/desk/import', async (actor) => {
    if (actor.kind !== 'user' || !may(actor, 'article: bring in')) throw new Forbidden('Sign in to bring in.')
    return { user: actor, pending: instead === null ? null : await pendingArticle(actor, instead) }
  })
  const draftKey = `onrecord:import:${user.id}${pending ? `:${pending.id}` : ''}`
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a>
          {pending && <a href={`/desk/articles/${pending.id}`}>{pending.title}</a>}
        </p>
        <h1 className="h-page">{pending ? 'Paste its text' : 'Bring in an article'}</h1>
        <p className="lede">
          {pending
            ? told(pending)
            : 'By its address, its text or its file, or many at once. Nothing is public until you publish it.'}
        </p>
      </header>
      {!pending && (
        <section className="import-part" aria-labelledby="by-address">
          <h2 className="h-sec rule-top" id="by-address">
            By its address
          </h2>
          <AddressForm />
        </section>
      )}
      <section className="import-part" aria-labelledby="by-text">
        <h2 className={pending ? 'vh' : 'h-sec rule-top'} id="by-text">
          By its text or its file
        </h2>
        <ImportForm
          draftKey={draftKey}
          {...(pending && { instead: { id: pending.id, known: known(pending) } })}
        />
      </section>
      {!pending && <ListForm />}
      {!pending && (
        <section className="import-part" aria-labelledby="annotations">
          <h2 className="h-sec rule-top" id="annotations">
            What others marked and reviewed
          </h2>
          <p className="meta">
            <a href="/desk/import/annotations">Annotations from a file</a> of Hypothesis, Recogito or another
            program become suggestions in the articles on record.{' '}
            <a href="/desk/import/reviews">Reviews from a file</a> (ClaimReview) become drafts of claims with
            assessments.
          </p>
        </section>
      )}
    </DeskPage>
  )
}

const told = ({ read, problem }: PendingArticle) =>
  read
    ? 'The text becomes a new version of the article; every passage on record is looked for in it.'
    : `${problem ?? 'Its page was not read yet.'} With the text pasted here the article can be annotated all the same.`

const known = ({ title, url, publisher, byline, publishedOn, read }: PendingArticle) => ({
  // Until its page is read an article is called by its address.
  ...(read && { title }),
  ...(url && { url }),
  ...(publisher && { publisher }),
  ...(byline && { author: byline }),
  ...(publishedOn && { date: publishedOn }),
})
