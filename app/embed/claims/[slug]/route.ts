import { ledOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { tagged } from '@/app/tagged'
import { publishedClaim } from '@/db/claims'
import { numberOf } from '@/lib/address'
import { claimCard } from '@/lib/claim-card'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

/** A claim as a card for other pages' frames; it needs no script. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const id = numberOf((await params).slug)
  if (id) await tagPage(`claim:${id}`)
  const claim = id ? await publishedClaim(id) : null
  const led = id && !claim ? await ledOn('claims', id, (standing) => `/embed/claims/${standing}`) : null
  if (led) return led
  if (!claim) return new Response('There is no claim at this address.', { status: 404 })
  await tagPage(...claim.tags)
  return tagged(new Response(claimCard(claim), { headers: { 'Content-Type': 'text/html; charset=utf-8' } }))
}
