import { tagPage } from '@/app/tag-page'
import { tagged } from '@/app/tagged'
import { instance } from '@/lib/instance'
import { llmsText } from '@/lib/llms'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

/** What a language model is told of this record (llmstxt.org); what an admin sets empties all that is kept. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ format: string }> },
): Promise<Response> {
  const { format } = await params
  await tagPage('claims')
  if (format !== 'txt') return new Response('There is no page at this address.\n', { status: 404 })
  const origin = process.env.ONRECORD_URL || `http://localhost:${process.env.PORT || 3000}`
  return tagged(
    new Response(llmsText(instance(), origin), {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'public, max-age=0, must-revalidate',
      },
    }),
  )
}
