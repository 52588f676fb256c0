import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { Forbidden } from '@/lib/errors'
import { may } from '@/lib/permissions'
import { ImportForm } from './import-form'

export const metadata: Metadata = { title: 'Bring in an article' }

export default async function ImportPage() {
  const user = await ask('/desk/import', async (actor) => {
    if (actor.kind !== 'user' || !may(actor, 'article: bring in')) throw new Forbidden('Sign in to bring in.')
    return actor
  })
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a>
        </p>
        <h1 className="h-page">Bring in an article</h1>
        <p className="lede">
          Paste its text or choose a file. Then you put its words on record; nothing is public until you
          publish it.
        </p>
      </header>
      <ImportForm draftKey={`onrecord:import:${user.id}`} />
    </DeskPage>
  )
}
