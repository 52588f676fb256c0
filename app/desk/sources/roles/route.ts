import { z } from 'zod'
import { json } from '@/app/answers'
import { rolesOf } from '@/db/roles'
import { parse } from '@/db/write'
import { rowId } from '@/lib/row-id'

const asked = z.object({ id: z.string().transform(Number).pipe(rowId) })

/** `GET ?id=`: the roles of a source with their days. */
export const GET = (request: Request): Promise<Response> =>
  json((actor) => {
    const { id } = parse(asked, Object.fromEntries(new URL(request.url).searchParams.entries()))
    return rolesOf(actor, id)
  })
