/** The inbox is the front page of the desk. */
export function GET(request: Request): Response {
  return new Response(null, { status: 308, headers: { Location: `/desk${new URL(request.url).search}` } })
}
