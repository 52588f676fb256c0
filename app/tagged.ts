import { createHash } from 'node:crypto'

/** The answer with a tag of its bytes (ETag), by which who has it already need not read it again; others as they are. */
export async function tagged(answer: Response): Promise<Response> {
  if (answer.status !== 200) return answer
  const bytes = Buffer.from(await answer.arrayBuffer())
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  const headers = new Headers(answer.headers)
  // Weak: it is the same packed and unpacked.
  headers.set('ETag', `W/"${tag}"`)
  return new Response(bytes, { headers })
}
