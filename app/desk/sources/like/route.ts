import { json } from '@/app/answers'
import { sourcesLike } from '@/db/likeness'

/** `GET ?q=`: sources whose name is like these words, for type-ahead. */
export const GET = (request: Request): Promise<Response> =>
  json((actor) => sourcesLike(actor, new URL(request.url).searchParams.get('q') ?? ''))
