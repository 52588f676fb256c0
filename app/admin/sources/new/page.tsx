import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { Forbidden } from '@/lib/errors'
import { may } from '@/lib/permissions'
import { NewSourceForm } from './new-source-form'

export const metadata: Metadata = { title: 'New source' }

export default async function NewSourcePage() {
  const confirmed = await ask('/admin/sources/new', async (actor) => {
    if (!may(actor, 'source: create')) throw new Forbidden('Sign in to make a source.')
    return may(actor, 'source: confirm')
  })
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/sources">Sources</a>
        </p>
        <h1 className="h-page">New source</h1>
        <p className="lede">
          A person, an organisation, a group, or a source that its outlet keeps unnamed.
          {!confirmed && ' You can change it until an admin confirms it.'}
        </p>
      </header>
      <NewSourceForm />
    </DeskPage>
  )
}
