import { z } from 'zod'
import { json } from '@/app/answers'
import { claimsLike } from '@/db/likeness'
import { parse } from '@/db/write'
import { rowId } from '@/lib/row-id'
import { searchWords } from '@/lib/statement-input'

const asked = z.object({
  wording: searchWords,
  words: searchWords,
  versionId: rowId,
  except: rowId.optional(),
})

/** `GET ?wording=&words=&versionId=&except=`: claims that look the same as a statement in the form. */
export const GET = (request: Request): Promise<Response> =>
  json((actor) =>
    claimsLike(actor, parse(asked, Object.fromEntries(new URL(request.url).searchParams.entries()))),
  )
