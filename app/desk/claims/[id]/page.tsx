import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { MergedNote, MergeLinks } from '@/app/admin/merges/merge-links'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { SampleTag } from '@/components/sample-tag'
import { Talk } from '@/app/desk/talk'
import { talkOn } from '@/app/desk/talk-on'
import { claimsToLink, deskClaim } from '@/db/claim-desk'
import { claimTwins } from '@/db/claim-twins'
import { numberOf } from '@/lib/address'
import { isoDay } from '@/lib/dates'
import { mergedInto } from '@/db/survivors'
import { may } from '@/lib/permissions'
import { AssessmentForm } from './assessment-form'
import { AssessmentState } from './assessment-state'
import { LinkForm } from './link-form'
import { LinkRow } from './link-row'
import { Twins } from './twins'

export const metadata: Metadata = { title: 'Links and assessment of a claim' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ClaimPage({ params, searchParams }: Props) {
  const id = rowNumber((await params).id)
  const { find, before } = await searchParams
  const words = typeof find === 'string' ? find : ''
  const from = before === undefined ? undefined : numberOf(String(before))
  // A page cannot answer 400; an address that was never given out has no record.
  if (from === null) notFound()
  const { claim, found, talk, twins, mayMerge, standing } = await ask(
    `/desk/claims/${id}`,
    async (actor) => ({
      claim: await deskClaim(actor, id),
      found: await claimsToLink(actor, { claim: id, words }),
      talk: await talkOn(actor, { claimId: id, articleId: null }, `/desk/claims/${id}`, from),
      twins: await claimTwins(actor, id),
      mayMerge: may(actor, 'claim: merge'),
      standing: await mergedInto('claims', id),
    }),
  )
  const { links, assessment } = claim
  const stands = claim.state !== 'withdrawn' && standing === null
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a>
          <span className="num">Claim {id}</span>
        </p>
        <h1 className="h-page">{claim.wording}</h1>
        <p className="btns">
          <span className={claim.state === 'published' ? 'tag' : 'tag tag--dash'}>
            {claim.state === 'published' ? 'public' : claim.state}
          </span>
          {claim.sample && <SampleTag />}
          {claim.address ? (
            <a href={claim.address}>The claim as readers see it</a>
          ) : (
            <span className="meta">
              {stands
                ? 'Readers see its links and its assessment once it is public.'
                : 'Readers see nothing of it, and nothing can be added.'}
            </span>
          )}
          <a href={`/desk/history/claims/${id}`}>History</a>
        </p>
      </header>
      {standing ? (
        <MergedNote of="claims" standing={standing} />
      ) : (
        mayMerge && <MergeLinks of="claims" id={id} />
      )}
      <Twins claim={{ id, wording: claim.wording, state: claim.state }} twins={twins} mayMerge={mayMerge} />
      <section className={twins.length ? 'admin' : 'admin admin--first'} aria-labelledby="links">
        <h2 className="h-sec" id="links">
          Links to other claims
        </h2>
        {links.length === 0 && <p className="hint">No link yet.</p>}
        {links.length > 0 && (
          <ul className="rel">
            {links.map((link) => (
              <LinkRow key={link.id} link={link} claim={id} />
            ))}
          </ul>
        )}
        {stands && <LinkForm claim={id} words={words} found={[...found]} />}
      </section>
      <section className="admin" aria-labelledby="assessment">
        <h2 className="h-sec" id="assessment">
          Assessment
        </h2>
        <p className="hint">
          Your judgement, which a claim never needs: it stands apart from the record of speech and carries
          your name.
        </p>
        {assessment && <AssessmentState key={assessment.id} assessment={assessment} claim={claim} />}
        {stands && (
          <AssessmentForm claim={id} assessment={assessment} scale={claim.scale} today={isoDay(new Date())} />
        )}
      </section>
      <Talk {...talk} />
    </DeskPage>
  )
}
