import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { Forbidden } from '@/lib/errors'
import { may } from '@/lib/permissions'
import { ReviewsForm } from './reviews-form'

export const metadata: Metadata = { title: 'Reviews from a file' }

export default async function ReviewsImportPage() {
  await ask('/desk/import/reviews', async (actor) => {
    if (!may(actor, 'claim: bring in reviews')) throw new Forbidden('Sign in to bring in reviews.')
  })
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk/import">Bring in an article</a>
        </p>
        <h1 className="h-page">Reviews from a file</h1>
        <p className="lede">
          Each ClaimReview becomes a draft of a claim with a draft of its assessment, the review and where the
          claim appeared as evidence. Nothing of it is public before somebody publishes it. You see what would
          come of the file first; the same file a second time changes nothing.
        </p>
      </header>
      <ReviewsForm />
    </DeskPage>
  )
}
