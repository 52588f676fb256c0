import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { askedOf, deskAddress, nounOf, type Params } from '@/app/admin/merges/asked'
import { ask } from '@/app/answers'
import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { mayMerge } from '@/db/merge-preview'
import { partyLike, partyNamed } from '@/db/party-like'
import { countSaid, saidBy } from '@/db/said-by'
import { deskSource } from '@/db/source-desk'
import { FindTarget } from './find-target'
import { SplitForm } from './split-form'

export const metadata: Metadata = { title: 'Split, administration' }

export default async function SplitPage({ searchParams }: { searchParams: Params }) {
  const { of, from, into, after, find } = await askedOf(searchParams)
  if ((of !== 'sources' && of !== 'claims') || !from) notFound()
  const query = `of=${of}&from=${from}${into ? `&into=${into}` : ''}`
  const { one, target, found, said, names, count } = await ask(
    `/admin/merges/split?${query}`,
    async (actor) => {
      mayMerge(actor, of)
      return {
        one: await partyNamed(actor, { object: of, id: from }),
        target: into ? await partyNamed(actor, { object: of, id: into }) : null,
        found: [...(await partyLike(actor, { object: of, words: find, except: from }))],
        said: await saidBy(actor, { object: of, id: from, after }),
        names: of === 'sources' ? (await deskSource(actor, from)).names : [],
        count: await countSaid(actor, of, from),
      }
    },
  )
  const { lines, next } = said
  return (
    <DeskPage at={of === 'claims' ? 'articles' : 'sources'}>
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/merges">Merges and splits</a>
          <a href={deskAddress(of, one.id)}>
            {nounOf[of]} {one.id}
          </a>
        </p>
        <h1 className="h-page">Split {one.name}</h1>
        <p className="meta">
          {count > 1000 ? 'More than 1,000 utterances' : counted(count, 'utterance')}
          {names.length > 0 && ` and ${counted(names.length, 'other name')}`} stand here. Choose what belongs
          to another {nounOf[of]}. It can be undone.
        </p>
      </header>
      <FindTarget {...{ of, from, target, words: find, found }} />
      {lines.length > 0 || names.length > 0 ? (
        <SplitForm
          key={into ?? 'new'}
          {...{ of, one, target, lines, count, names: after ? [] : names }}
          here={`/admin/merges/split?${query}`}
        />
      ) : (
        <Empty title="Nothing stands here">
          <p>{after ? 'This is the end of the list.' : 'There is nothing to choose from.'}</p>
        </Empty>
      )}
      {(next || after) && (
        <nav className="pager pager--admin" aria-label="Pages">
          {after && (
            <a className="btn" href={`/admin/merges/split?${query}`}>
              Back to the newest
            </a>
          )}
          {next && (
            <a className="btn" href={`/admin/merges/split?${query}&after=${next}`}>
              Said earlier
            </a>
          )}
        </nav>
      )}
    </DeskPage>
  )
}
