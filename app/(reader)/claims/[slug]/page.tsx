import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { ReaderPage } from '@/components/reader-page'
import { StructuredData } from '@/components/structured-data'
import { publishedAssessment } from '@/db/assessments'
import { publishedClaim } from '@/db/claims'
import { relatedClaims } from '@/db/related'
import { numberOf } from '@/lib/address'
import { citationMeta } from '@/lib/citation'
import type { ClaimView } from '@/lib/record'
import { claimThing, reviewOf } from '@/lib/schema-org'
import { feedTypes } from '@/lib/feed-types'
import { fullAddress } from '@/lib/origin'
import { shareMeta } from '@/lib/share'
import { ChangedPassages } from './changed-passages'
import { ClaimAside } from './claim-aside'
import { ClaimHead } from './claim-head'
import { ClaimWords } from './claim-words'
import { CorrectedNote } from './corrected-note'
import { Assessment } from './assessment'
import { Related, tagsOfRelated } from './related'
import { groupsOf } from './stance-group'

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
  const page = fullAddress(`/claims/${claim.address}`)
  const description = `Who said it, and when, with the words as printed: ${[...sources].slice(0, 3).join(', ')}.`
  return {
    title: claim.wording,
    description,
    ...shareMeta(claim.wording, description, `/claims/${claim.address}`, `/claims/${claim.id}`),
    alternates: {
      canonical: `/claims/${claim.address}`,
      types: {
        // Of a whole address alone it is told how to embed it.
        ...(URL.canParse(page) && {
          'application/json+oembed': `/oembed?url=${encodeURIComponent(page)}`,
        }),
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
  if (!claim) await leadOn('claims', slug)
  if (!claim) notFound()
  if (slug !== claim.address) permanentRedirect(`/claims/${claim.address}`)
  const related = await relatedClaims(claim.id)
  const assessment = await publishedAssessment(claim.id)
  await tagPage(...tagsOfRelated(related), ...(assessment?.tags ?? []))
  const groups = groupsOf(claim.utterances)
  const below = [
    ...(related.length ? [{ id: 'related', name: 'Related claims' }] : []),
    ...(assessment ? [{ id: 'assessment', name: 'Assessment' }] : []),
  ]
  return (
    <ReaderPage at="claims">
      <StructuredData thing={claimThing(claim, assessment && reviewOf(assessment))} />
      <article>
        <ClaimHead claim={claim} groups={groups}>
          <CorrectedNote claim={claim} />
          <ChangedPassages utterances={claim.utterances} />
        </ClaimHead>
        <div className="with-aside">
          <div>
            <ClaimWords utterances={claim.utterances} groups={groups} />
            <Related claims={related} />
            <Assessment assessment={assessment} />
          </div>
          <ClaimAside claim={claim} parts={below} />
        </div>
      </article>
    </ReaderPage>
  )
}
