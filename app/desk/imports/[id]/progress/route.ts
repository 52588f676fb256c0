import { json } from '@/app/answers'
import { deskImport } from '@/db/import-desk'
import { parse } from '@/db/write'
import { listPlace } from '@/lib/list-input'

/** How far a list has come, asked for again while it runs. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const after = new URL(request.url).searchParams.get('after') ?? 0
  const { id } = await params
  return json((actor) => {
    const place = parse(listPlace, { id, after })
    return deskImport(actor, place.id, place)
  })
}
