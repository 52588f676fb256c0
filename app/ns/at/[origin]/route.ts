import { tagged } from '@/app/tagged'
import { vocabulary } from '@/lib/vocabulary'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

type Props = { params: Promise<{ origin: string }> }

/** The context document of our own terms, at the origin that was asked. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const origin = Buffer.from((await params).origin, 'base64url').toString()
  if (!URL.canParse(origin)) return new Response('There is no context at this address.', { status: 404 })
  const document = JSON.stringify(vocabulary(new URL(origin).origin), null, 2)
  return tagged(new Response(document, { headers: { 'Content-Type': 'application/ld+json' } }))
}
