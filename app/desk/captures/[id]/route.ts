import { json } from '@/app/answers'
import { actor } from '@/auth'
import { rawCapture } from '@/db/desk-versions'
import { isExpected } from '@/lib/errors'

/** What came when a page was opened, as a file that no browser opens by itself: it is a stranger's. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = Number((await params).id)
  try {
    const { name, bytes } = await rawCapture(await actor(), { id })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Content-Length': String(bytes.length),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!isExpected(error)) throw error
    return json(() => Promise.reject(error))
  }
}
