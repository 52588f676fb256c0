import { json } from '@/app/answers'
import { pendingArticle } from '@/db/pending'
import { parse } from '@/db/write'
import { rowId } from '@/lib/row-id'

/** How far an article has come, asked for again while its page waits to be opened. */
export const GET = (_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  json(async (actor) => pendingArticle(actor, parse(rowId, (await params).id)))
