import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { AsOfNote } from '@/components/as-of-note'
import { ReaderPage } from '@/components/reader-page'
import { SampleNote } from '@/components/sample-note'
import { When, tickOf } from '@/components/when'
import { claimAsOf } from '@/db/as-of'
import { numberOf } from '@/lib/address'
import { longDate } from '@/lib/dates'
import { readQuery } from '@/lib/front'
import { stances } from '@/lib/record'
import { ClaimAside } from '../../claim-aside'
import { SaidBy } from '../../said-by'
import { StanceGroup } from '../../stance-group'

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
  if (!found) notFound()
  const { claim, day } = found
  const now = `/claims/${claim.address}`
  if (slug !== claim.address) permanentRedirect(`${now}?asOf=${day}`)
  const groups = stances
    .map((stance) => ({ stance, utterances: claim.utterances.filter((said) => said.stance === stance) }))
    .filter((group) => group.utterances.length > 0)
  const first = claim.utterances.map((utterance) => utterance.saidOn).sort()[0]
  return (
    <ReaderPage at="claims">
      <AsOfNote day={day} href={now} />
      <article>
        <header className="claim-head row">
          <div className="row__margin">{first && <When on={first} label="first said" />}</div>
          <div className={`row__body ${first ? tickOf(first) : ''}`}>
            <p className="crumb">
              <span className="num">Claim {claim.id}</span>
              {claim.topics.map((topic) => (
                <a key={topic.id} href={`/topics/${topic.address}?asOf=${day}`}>
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
            {claim.sample && (
              <SampleNote>
                This entry was invented to show how the record looks. Nobody said these words.
              </SampleNote>
            )}
          </div>
        </header>
        <div className="with-aside">
          <div>
            {groups.map((group, place) => (
              <StanceGroup key={group.stance} {...group} legend={place === 0} />
            ))}
          </div>
          <ClaimAside claim={claim} />
        </div>
      </article>
    </ReaderPage>
  )
}
