import { tagPage } from '@/app/tag-page'
import { claimRef } from '@/db/claims'
import { daysOfClaim } from '@/db/timemap'
import { numberOf } from '@/lib/address'
import { linkFormat } from '@/lib/memento'

export const dynamic = 'force-static'
export const revalidate = 86400
export const generateStaticParams = () => []

/** The days on which a claim's page changed, as link-format (RFC 7089). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = numberOf((await params).id)
  if (id) await tagPage(`claim:${id}`)
  const claim = id ? await claimRef(id) : null
  if (!claim) return new Response('There is no record at this address.\n', { status: 404 })
  const path = `/claims/${claim.address}`
  const origin = process.env.ONRECORD_URL
  const base = origin && URL.canParse(path, origin) ? new URL(path, origin).href : path
  return new Response(linkFormat(base, await daysOfClaim(claim.id)), {
    headers: { 'Content-Type': 'application/link-format' },
  })
}
