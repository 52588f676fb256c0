import { dispatch } from './dispatch'

// Answered anew each time; the tag of the answer makes what is known already cheap.
export const dynamic = 'force-dynamic'

/** Every address of the API: what it does is in lib/api, who does it in handlers.ts. */
const answer = (request: Request): Promise<Response> => dispatch(request)

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
