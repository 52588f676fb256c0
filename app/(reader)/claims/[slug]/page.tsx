import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { ReaderPage } from '@/components/reader-page'
import { SampleNote } from '@/components/sample-note'
import { StructuredData } from '@/components/structured-data'
import { When, tickOf } from '@/components/when'
import { publishedAssessment } from '@/db/assessments'
import { publishedClaim } from '@/db/claims'
import { relatedClaims } from '@/db/related'
import { numberOf } from '@/lib/address'
import { citationMeta } from '@/lib/citation'
import { stances, type ClaimView } from '@/lib/record'
import { claimThing, reviewOf } from '@/lib/schema-org'
import { feedTypes } from '@/lib/feed-types'
import { fullAddress } from '@/lib/origin'
import { shareMeta } from '@/lib/share'
import { ChangedPassages } from './changed-passages'
import { ClaimAside } from './claim-aside'
import { CorrectedNote } from './corrected-note'
import { Drift } from './drift'
import { Framing } from './framing'
import { Origins } from './origins'
import { Assessment } from './assessment'
import { Related, tagsOfRelated } from './related'
import { SaidBy } from './said-by'
import { StanceGroup } from './stance-group'
import { WhoSaysChart } from './who-says-chart'

type Props = { params: Promise<{ slug: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

const read = cache(async (slug: string): Promise<ClaimView | null> => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`claim:${id}`)
  const claim = await publishedClaim(id)
  if (claim) await tagPage(...claim.tags)
  return claim
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const claim = await read((await params).slug)
  if (!claim) return {}
  const sources = new Set(claim.utterances.map((utterance) => utterance.source.name))
  const description = `Who said it, and when, with the words as printed: ${[...sources].slice(0, 3).join(', ')}.`
  return {
    title: claim.wording,
    description,
    ...shareMeta(claim.wording, description, `/claims/${claim.address}`, `/claims/${claim.id}`),
    alternates: {
      canonical: `/claims/${claim.address}`,
      types: {
        'application/json+oembed': `/oembed?url=${encodeURIComponent(fullAddress(`/claims/${claim.address}`))}`,
        'application/ld+json': `/claims/${claim.id}.jsonld`,
        ...feedTypes('/feed'),
      },
    },
    other: citationMeta(claim),
  }
}

export default async function ClaimPage({ params }: Props) {
  const { slug } = await params
  const claim = await read(slug)
  if (!claim) notFound()
  if (slug !== claim.address) permanentRedirect(`/claims/${claim.address}`)
  const related = await relatedClaims(claim.id)
  const assessment = await publishedAssessment(claim.id)
  await tagPage(...tagsOfRelated(related), ...(assessment?.tags ?? []))
  const groups = stances
    .map((stance) => ({ stance, utterances: claim.utterances.filter((said) => said.stance === stance) }))
    .filter((group) => group.utterances.length > 0)
  const first = claim.utterances.map((utterance) => utterance.saidOn).sort()[0]
  return (
    <ReaderPage at="claims">
      <StructuredData thing={claimThing(claim, assessment && reviewOf(assessment))} />
      <article>
        <header className="claim-head row">
          <div className="row__margin">{first && <When on={first} label="first said" />}</div>
          <div className={`row__body ${first ? tickOf(first) : ''}`}>
            <p className="crumb">
              <span className="num">Claim {claim.id}</span>
              {claim.topics.map((topic) => (
                <a key={topic.id} href={`/topics/${topic.address}`}>
                  {topic.name}
                </a>
              ))}
            </p>
            <h1 className="claim-h">{claim.wording}</h1>
            <p className="claim-who">
              {groups.map((group) => (
                <SaidBy key={group.stance} {...group} />
              ))}
            </p>
            <CorrectedNote claim={claim} />
            <ChangedPassages utterances={claim.utterances} />
            {claim.sample && (
              <SampleNote>
                This entry was invented to show how the record looks. Nobody said these words.
              </SampleNote>
            )}
          </div>
        </header>
        <div className="with-aside">
          <div>
            <WhoSaysChart utterances={claim.utterances} />
            {groups.map((group, place) => (
              <StanceGroup key={group.stance} {...group} legend={place === 0} />
            ))}
            <Drift utterances={claim.utterances} />
            <Framing utterances={claim.utterances} />
            <Origins utterances={claim.utterances} />
            <Related claims={related} />
            <Assessment assessment={assessment} />
          </div>
          <ClaimAside claim={claim} />
        </div>
      </article>
    </ReaderPage>
  )
}
