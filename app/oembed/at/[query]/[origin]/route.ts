import { refused } from '@/app/refused'
import { tagPage } from '@/app/tag-page'
import { tagged } from '@/app/tagged'
import { publishedClaim } from '@/db/claims'
import { mergedInto } from '@/db/survivors'
import { readQuery } from '@/lib/front'
import { claimAt, oembed, oembedXml } from '@/lib/oembed'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

type Props = { params: Promise<{ query: string; origin: string }> }

/** How a claim is embedded (oEmbed 1.0), for the address of a claim of this instance; 404 for every other. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const asked = await params
  const query = readQuery('oembed', asked.query)
  const origin = Buffer.from(asked.origin, 'base64url').toString()
  const id = query && URL.canParse(origin) ? claimAt(query.url, origin) : null
  if (id) await tagPage(`claim:${id}`)
  // Under the address of a claim that was merged, the other is meant.
  const standing = id && ((await mergedInto('claims', id)) ?? id)
  if (standing) await tagPage(`claim:${standing}`)
  const claim = standing ? await publishedClaim(standing) : null
  if (!query || !claim) return refused(404, { detail: 'There is no claim at this address.' })
  const room = (pixels: string | undefined) => (pixels ? Number(pixels) : undefined)
  const answer = oembed(claim, { width: room(query.maxwidth), height: room(query.maxheight) }, origin)
  return tagged(
    query.format === 'xml'
      ? new Response(oembedXml(answer), { headers: { 'Content-Type': 'text/xml; charset=utf-8' } })
      : Response.json(answer),
  )
}
