import { act, type Outcome } from '@/app/answers'
import { sameOrigin } from '@/app/same-origin'
import { actor } from '@/auth'
import { receiveList } from '@/db/receiving'
import { statusOf } from '@/lib/errors'
import { MOST_BYTES } from '@/lib/list-rows'
import { may } from '@/lib/permissions'
import { refusalPage } from './refusal-page'

/** A form without scripts is held in memory, so its file may be no larger, in bytes. */
const MOST_FORM = 20 * 1024 * 1024

/**
 * Takes in the file of a list. A script sends its bytes as they are, `name` in the query, and is answered with the
 * number of the list; a plain form sends it as its field `file`, and is led to the list.
 */
export async function POST(request: Request): Promise<Response> {
  if (!sameOrigin(request)) return new Response('This was not sent by a page of Onrecord.\n', { status: 403 })
  const type = request.headers.get('content-type') ?? ''
  return /^multipart\/form-data\b/i.test(type) ? takeForm(request) : takeBytes(request)
}

async function takeBytes(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get('name') ?? ''
  const reader = request.body?.getReader()
  const outcome = await act((actor) => receiveList(actor, name, pieces(reader)))
  // Who still sends does not listen: the rest is taken and left alone.
  if (!outcome.ok) await leave(reader)
  const headers = { 'Cache-Control': 'private, no-store' }
  return outcome.ok
    ? Response.json({ id: outcome.value }, { status: 201, headers })
    : Response.json(outcome.refusal, { status: statusOf[outcome.refusal.kind], headers })
}

async function takeForm(request: Request): Promise<Response> {
  // A stranger's form is not read into memory.
  if (!may(await actor(), 'list: bring in')) {
    await leave(request.body?.getReader())
    return refusalPage(403, 'You may not do this. Sign in first.')
  }
  const size = Number(request.headers.get('content-length'))
  if (!size || size > MOST_FORM) {
    await leave(request.body?.getReader())
    return refusalPage(
      413,
      'Without JavaScript a list may be no larger than 20 MB. Part it, or switch JavaScript on.',
    )
  }
  const file = await request.formData().then(
    (form) => form.get('file'),
    () => null,
  )
  if (!(file instanceof File) || !file.name) return refusalPage(400, 'Choose the file of a list.')
  const reader = file.stream().getReader()
  const outcome: Outcome<number> = await act((actor) => receiveList(actor, file.name, pieces(reader)))
  if (!outcome.ok) return refusalPage(statusOf[outcome.refusal.kind], outcome.refusal.message)
  return new Response(null, { status: 303, headers: { Location: `/desk/imports/${outcome.value}` } })
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

async function* pieces(reader: Reader | undefined): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) return
    yield piece.value
  }
}

async function leave(reader: Reader | undefined): Promise<void> {
  let size = 0
  try {
    for await (const piece of pieces(reader)) if ((size += piece.length) > MOST_BYTES) break
  } catch {
    // It was broken off.
  }
}
