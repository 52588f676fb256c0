import { z } from 'zod'
import { json } from '@/app/answers'
import { sourcesLike } from '@/db/likeness'
import { parse } from '@/db/write'
import { searchWords } from '@/lib/statement-input'

const asked = z.object({ q: searchWords })

/** `GET ?q=`: sources whose name is like these words, for type-ahead. */
export const GET = (request: Request): Promise<Response> =>
  json((actor) => {
    const { q } = parse(asked, Object.fromEntries(new URL(request.url).searchParams.entries()))
    return sourcesLike(actor, q)
  })
