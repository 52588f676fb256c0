import { tagPage } from '@/app/tag-page'
import { withdrawal } from '@/db/claims'
import { numberOf } from '@/lib/address'
import { goneCard } from '@/lib/claim-card'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

/** In the frames that show a withdrawn claim: that it was. The server in front leads here, and answers 410. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = numberOf((await params).id)
  if (id) await tagPage(`claim:${id}`)
  const row = id ? await withdrawal(id) : null
  if (!id || !row) return new Response('There is no claim at this address.', { status: 404 })
  return new Response(goneCard(id, row), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
