import { refused } from '@/app/refused'
import { exported, lastChange } from '@/db/export'
import { openSnapshot, type Snapshot } from '@/db/snapshot'
import { formats, type Format } from '@/lib/export'
import { readQuery } from '@/lib/front'
import { fullAddress } from '@/lib/origin'
import type { Narrowing } from '@/lib/search-state'

// Written anew for each reader as the record is read: a file of all of it is too large to keep.
export const dynamic = 'force-dynamic'

type Asked = { params: Promise<{ format: string; query: string }> }

/** All public statements of a search as a file, a row for each printed passage: /claims.csv and /claims.json. */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const { format, query } = await params
  const state = readQuery('narrowed', query)
  if (!state || !Object.hasOwn(formats, format)) return refused(404, { detail: 'There is no such file.' })
  const form = formats[format as keyof typeof formats](fullAddress)
  const head = (of: string) => ({
    'Content-Type': form.type,
    'Content-Disposition': `attachment; filename="onrecord-${of.slice(0, 10) || 'empty'}.${format}"`,
  })
  if (request.method === 'HEAD') return new Response(null, { headers: head(await lastChange()) })
  const snapshot = await openSnapshot()
  if (!snapshot)
    return refused(
      503,
      { detail: 'Too many files are being read. Try again in a minute.' },
      { 'Retry-After': '60' },
    )
  try {
    const of = await lastChange(snapshot.db)
    return new Response(stream(written(form, state, of, snapshot)), { headers: head(of) })
  } catch (error) {
    await snapshot.end()
    throw error
  }
}

async function* written(
  form: Format,
  state: Narrowing,
  of: string,
  snapshot: Snapshot,
): AsyncGenerator<string> {
  try {
    yield form.head(of)
    let first = true
    for await (const lines of exported(state, snapshot.db)) {
      yield form.rows(lines, of, first)
      first = false
    }
    if (form.foot) yield form.foot
  } finally {
    await snapshot.end()
  }
}

function stream(parts: AsyncGenerator<string>): ReadableStream {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void parts.return(undefined),
  })
}
