import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { ChangeRow } from '@/components/change-row'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { claimRef } from '@/db/claims'
import { historyPage } from '@/db/history'
import { numberOf } from '@/lib/address'
import { longDate } from '@/lib/dates'

const read = cache(async (slug: string) => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`claim:${id}`)
  return claimRef(id)
})

/** Title and canonical address of a claim's history, or of a later page of it. */
export async function describe(slug: string, after?: string): Promise<Metadata> {
  const claim = await read(slug)
  if (!claim) return {}
  return {
    title: `History of: ${claim.wording}`,
    description: 'Every change of this claim since it was published: what, when, by whom and why.',
    alternates: { canonical: `/claims/${claim.address}/history${after ? `?after=${after}` : ''}` },
  }
}

/** Every public change of a claim, newest first; `after` is the cursor of a later page. */
export async function HistoryPage({ slug, after }: { slug: string; after?: string }) {
  const claim = await read(slug)
  if (!claim) await leadOn('claims', slug, '/history')
  if (!claim) notFound()
  const path = `/claims/${claim.address}/history`
  if (slug !== claim.address) permanentRedirect(after ? `${path}?after=${after}` : path)
  const { lines, next, tags } = await historyPage(claim.id, { after })
  await tagPage(...tags)
  const last = lines.at(-1)
  return (
    <ReaderPage at="claims">
      <header className="page-head">
        <p className="crumb">
          <a href={`/claims/${claim.address}`}>Claim {claim.id}</a>
          <span>History</span>
        </p>
        <h1 className="h-page">{claim.wording}</h1>
        <p className="lede">Every change since this claim was published, newest first.</p>
      </header>
      {last ? (
        <ol className="chron">
          {lines.map((change, at) => (
            <ChangeRow key={change.id} change={change}>
              {/* Once a day: it tells what all of the day's changes came to. */}
              {change.on !== lines[at - 1]?.on && (
                <p className="change__of">
                  <a href={`/claims/${claim.address}?asOf=${change.on}`}>
                    As known at the end of {longDate(change.on)}
                  </a>
                </p>
              )}
            </ChangeRow>
          ))}
        </ol>
      ) : (
        <Empty title={after ? 'Nothing is older than this' : 'No change is on record'}>
          <p>
            <a href={`/claims/${claim.address}`}>To the claim</a>
          </p>
        </Empty>
      )}
      {last && next && (
        <Pager href={`${path}?after=${next}`} first={after && path}>
          Earlier, before {longDate(last.on)}
        </Pager>
      )}
    </ReaderPage>
  )
}
