import { tagPage } from '@/app/tag-page'
import { publishedClaim } from '@/db/claims'
import { readQuery } from '@/lib/front'
import { claimAt, oembed, oembedXml } from '@/lib/oembed'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

/** How a claim is embedded (oEmbed 1.0), for the address of a claim of this instance; 404 for every other. */
export async function GET(_: Request, { params }: { params: Promise<{ query: string }> }): Promise<Response> {
  const query = readQuery('oembed', (await params).query)
  const id = query && claimAt(query.url, process.env.ONRECORD_URL)
  if (id) await tagPage(`claim:${id}`)
  const claim = id ? await publishedClaim(id) : null
  if (!query || !claim) return new Response('There is no claim at this address.', { status: 404 })
  const room = (pixels: string | undefined) => (pixels ? Number(pixels) : undefined)
  const answer = oembed(claim, { width: room(query.maxwidth), height: room(query.maxheight) })
  return query.format === 'xml'
    ? new Response(oembedXml(answer), { headers: { 'Content-Type': 'text/xml; charset=utf-8' } })
    : Response.json(answer)
}
