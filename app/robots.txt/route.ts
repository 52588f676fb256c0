import { robotsText } from '@/lib/sitemap'

// The public origin is known at the start, not when the pages are built.
export const dynamic = 'force-dynamic'

export function GET(): Response {
  return new Response(robotsText(process.env.ONRECORD_URL || null), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
