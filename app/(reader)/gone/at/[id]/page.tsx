import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { ReaderPage } from '@/components/reader-page'
import { withdrawal } from '@/db/claims'
import { longDate } from '@/lib/dates'

type Props = { params: Promise<{ id: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

const read = cache(async (segment: string) => {
  const id = Number(segment)
  if (!Number.isInteger(id)) return null
  await tagPage(`claim:${id}`)
  const row = await withdrawal(id)
  return row && { ...row, title: `Claim ${id} was withdrawn on ${longDate(row.on)}.` }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const claim = await read((await params).id)
  return claim ? { title: claim.title, robots: { index: false } } : {}
}

/** In place of a withdrawn claim: that it was, when, and why. The server in front leads here, and answers 410. */
export default async function GonePage({ params }: Props) {
  const claim = await read((await params).id)
  if (!claim) notFound()
  return (
    <ReaderPage at="claims">
      <div className="gone">
        <h1>{claim.title}</h1>
        <p>{`Reason: ${claim.reason}`}</p>
        {claim.by && <p>{`Withdrawn by ${claim.by}.`}</p>}
        <p>
          Addresses of the record are kept for good. <a href="/search">Search the record</a> or see all{' '}
          <a href="/corrections">corrections</a>.
        </p>
      </div>
    </ReaderPage>
  )
}
