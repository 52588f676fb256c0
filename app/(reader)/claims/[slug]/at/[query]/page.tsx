import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { AsOfNote } from '@/components/as-of-note'
import { ReaderPage } from '@/components/reader-page'
import { claimAsOf } from '@/db/as-of'
import { numberOf } from '@/lib/address'
import { longDate } from '@/lib/dates'
import { readQuery } from '@/lib/front'
import { ClaimAside } from '../../claim-aside'
import { ClaimHead } from '../../claim-head'
import { ClaimWords } from '../../claim-words'
import { groupsOf } from '../../stance-group'

type Props = { params: Promise<{ slug: string; query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

const read = cache(async (slug: string, query: string) => {
  const id = numberOf(slug)
  const day = readQuery('claim', query)?.asOf
  if (!id || !day) return null
  await tagPage(`claim:${id}`)
  const claim = await claimAsOf(id, day)
  if (!claim) return null
  await tagPage(...claim.tags)
  return { claim, day }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, query } = await params
  const found = await read(slug, query)
  if (!found) return {}
  return {
    title: `${found.claim.wording} (as known on ${longDate(found.day)})`,
    robots: { index: false },
    alternates: { canonical: `/claims/${found.claim.address}` },
  }
}

export default async function ClaimAsOfPage({ params }: Props) {
  const { slug, query } = await params
  const found = await read(slug, query)
  if (!found) await leadOn('claims', slug, `?asOf=${readQuery('claim', query)?.asOf}`)
  if (!found) notFound()
  const { claim, day } = found
  const now = `/claims/${claim.address}`
  if (slug !== claim.address) permanentRedirect(`${now}?asOf=${day}`)
  const groups = groupsOf(claim.utterances)
  return (
    <ReaderPage at="claims">
      <AsOfNote day={day} href={now} />
      <article>
        <ClaimHead claim={claim} groups={groups} day={day} />
        <div className="with-aside">
          <div>
            <ClaimWords utterances={claim.utterances} groups={groups} />
          </div>
          <ClaimAside claim={claim} />
        </div>
      </article>
    </ReaderPage>
  )
}
