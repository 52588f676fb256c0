import { z } from 'zod'
import { json } from '@/app/answers'
import { claimsLike } from '@/db/likeness'
import { parse } from '@/db/write'
import { searchWords } from '@/lib/statement-input'

const id = z.coerce.number().int().min(0).max(2147483647)
const asked = z.object({ wording: searchWords, words: searchWords, versionId: id, except: id.optional() })

/** `GET ?wording=&words=&versionId=&except=`: claims that look the same as a statement in the form. */
export const GET = (request: Request): Promise<Response> =>
  json((actor) =>
    claimsLike(actor, parse(asked, Object.fromEntries(new URL(request.url).searchParams.entries()))),
  )
