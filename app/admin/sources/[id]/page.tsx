import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { MergedNote, MergeLinks } from '@/app/admin/merges/merge-links'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { counted } from '@/components/counted'
import { SampleTag } from '@/components/sample-tag'
import { deskSource } from '@/db/source-desk'
import { saidBy } from '@/db/said-by'
import { mergedInto } from '@/db/survivors'
import { numberOf } from '@/lib/address'
import { may } from '@/lib/permissions'
import { Confirmation } from './confirmation'
import { Identifiers } from './identifiers'
import { Names } from './names'
import { Parts } from './parts'
import { Roles } from './roles'
import { Said } from './said'
import { SourceForm } from './source-form'

export const metadata: Metadata = { title: 'Source, administration' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SourcePage({ params, searchParams }: Props) {
  const id = rowNumber((await params).id)
  const asked = (await searchParams).after
  const after = asked === undefined ? undefined : numberOf(String(asked))
  // A page cannot answer 400; an address that was never given out has no record.
  if (after === null) notFound()
  const { source, said, standing, mayChange, mayConfirm, mayMerge } = await ask(
    `/admin/sources/${id}`,
    async (actor) => {
      const source = await deskSource(actor, id)
      const standing = await mergedInto('sources', id)
      const own = actor.kind === 'user' && !source.confirmed && source.createdBy === actor.id
      return {
        source,
        standing,
        said: await saidBy(actor, { object: 'sources', id, after }),
        mayChange: standing === null && may(actor, 'source: change', own),
        mayConfirm: standing === null && may(actor, 'source: confirm'),
        mayMerge: may(actor, 'source: merge'),
      }
    },
  )
  const rights = mayChange ? 'change' : 'propose'
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/sources">Sources</a>
        </p>
        <h1 className="h-page">{source.name}</h1>
        <p className="btns">
          <span className="tag">{source.kind}</span>
          <span className={source.confirmed ? 'tag' : 'tag tag--dash'}>
            {source.confirmed ? 'confirmed' : 'unconfirmed'}
          </span>
          {source.sample && <SampleTag />}
          <span className="meta">
            Source {source.id}, {counted(source.utterances, 'utterance')}, made by{' '}
            {source.by ?? 'the program'}
          </span>
          <a href={`/desk/history/sources/${source.id}`}>History</a>
        </p>
      </header>
      {!mayChange && source.description && <p className="lede lede--source">{source.description}</p>}
      {!mayChange && standing === null && (
        <p className="note">
          {source.confirmed
            ? 'An admin has confirmed this source: only an admin changes it. You may propose what is to be changed.'
            : 'Only who made this source, or an admin, changes it. You may propose what is to be changed.'}
        </p>
      )}
      {standing ? (
        <MergedNote of="sources" standing={standing} />
      ) : (
        <MergeLinks of="sources" id={id} proposes={!mayMerge} />
      )}
      {mayConfirm && <Confirmation source={source} />}
      {standing === null && (
        <>
          <SourceForm source={source} rights={rights} />
          <Names source={source} rights={rights} />
          {(source.kind === 'person' || source.roles.length > 0) && <Roles source={source} rights={rights} />}
          {(source.kind === 'organisation' || source.kind === 'group') && (
            <Parts source={source} rights={rights} />
          )}
          <Identifiers source={source} rights={rights} />
        </>
      )}
      <Said id={id} page={said} here={`/admin/sources/${id}`} after={after} />
    </DeskPage>
  )
}
