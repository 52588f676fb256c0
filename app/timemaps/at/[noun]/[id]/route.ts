import { refused } from '@/app/refused'
import { tagPage } from '@/app/tag-page'
import { tagged } from '@/app/tagged'
import { mapped, timemapOf } from '@/db/timemap'
import { numberOf } from '@/lib/address'
import { linkFormat } from '@/lib/memento'
import { fullAddress } from '@/lib/origin'

export const dynamic = 'force-static'
export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ noun: string; id: string }> }

/** The days on which the page of a claim, source or topic changed, as link-format (RFC 7089). */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const asked = await params
  const [noun, id] = [mapped.find((one) => one === asked.noun), numberOf(asked.id)]
  // Which claims a list holds, only the query tells.
  if (noun && id) await tagPage(`${noun.slice(0, -1)}:${id}`, ...(noun === 'claims' ? [] : ['claims']))
  const map = noun && id ? await timemapOf(noun, id) : null
  if (!map) return refused(404, { detail: 'There is no record at this address.' })
  return tagged(
    new Response(linkFormat(fullAddress(`/${noun}/${map.address}`), map.days), {
      headers: { 'Content-Type': 'application/link-format' },
    }),
  )
}
