import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { askedOf, deskAddress, nounOf, titleOf, type Params } from '@/app/admin/merges/asked'
import { OfTabs } from '@/app/admin/merges/of-tabs'
import { ask } from '@/app/answers'
import { mergePreview } from '@/db/merge-preview'
import { actionOn } from '@/db/merging'
import { partyLike, partyNamed } from '@/db/party-like'
import { may } from '@/lib/permissions'
import { mergeable } from '@/lib/record'
import { FindParty } from './find-party'
import { Preview } from './preview'

export const metadata: Metadata = { title: 'Merge, administration' }

export default async function NewMergePage({ searchParams }: { searchParams: Params }) {
  const { of, from, into, find } = await askedOf(searchParams)
  const here = `/admin/merges/new?of=${of}${from ? `&from=${from}` : ''}${into ? `&into=${into}` : ''}`
  const asked = await ask(here, async (actor) => ({
    one: from ? await partyNamed(actor, { object: of, id: from }) : null,
    found: [...(await partyLike(actor, { object: of, words: find, except: from ?? 0 }))],
    mayMerge: may(actor, actionOn(of)),
    preview: from && into ? await mergePreview(actor, { object: of, from, into }) : null,
  }))
  const { one, found, preview, mayMerge } = asked
  const noun = nounOf[of]
  return (
    <DeskPage at={of === 'claims' ? 'articles' : 'sources'}>
      <header className="page-head">
        <p className="crumb">
          {mayMerge ? <a href="/admin/merges">Merges and splits</a> : <a href="/admin/sources">Sources</a>}
        </p>
        <h1 className="h-page">
          {mayMerge ? 'Merge' : 'Propose to merge'} {one ? one.name : `a ${noun} into another`}
        </h1>
        {one && (
          <p className="meta">
            <a href={deskAddress(of, one.id)}>
              {titleOf[of]} {one.id}
            </a>
            {one.note && `, ${one.note.replace(/[.\s]+$/, '')}`}. It becomes the other {noun}: what stands at
            it moves there, and its address leads there. It can be undone.
          </p>
        )}
      </header>
      {!one && <OfTabs at={of} path="/admin/merges/new" only={mayMerge ? mergeable : ['sources']} />}
      {!preview && <FindParty of={of} from={one?.id} words={find} found={found} />}
      {preview && <Preview preview={preview} mayMerge={mayMerge} />}
    </DeskPage>
  )
}
