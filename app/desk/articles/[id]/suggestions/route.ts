import { json } from '@/app/answers'
import { deskReading } from '@/db/suggestion-lines'
import { parse } from '@/db/write'
import { rowId } from '@/lib/row-id'

/** The suggestions for an article's newest version, asked for again while the program still reads it. */
export const GET = (_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  json(async (actor) => deskReading(actor, parse(rowId, (await params).id)))
