import { operations } from '@/lib/api/operations'
import { askedOrigin } from '@/lib/origin'
import { failed, preflight } from '../../[[...path]]/answer'

export const dynamic = 'force-dynamic'

/**
 * Where the forms of the documentation lead whose fields are parts of a path: to the address that the fields make. A
 * form alone cannot write a path.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ operation: string }> },
): Promise<Response> {
  const { operation } = await params
  const asked = operations.find(({ id, method }) => id === operation && method === 'get')
  const { searchParams: search } = new URL(request.url)
  const path = (asked?.path ?? '/nothing').replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = search.get(name)
    search.delete(name)
    return encodeURIComponent(value?.trim() || '0')
  })
  for (const [name, value] of [...search]) if (value === '') search.delete(name, value)
  const Location = `/api/v1${path}${search.size ? `?${search.toString()}` : ''}`
  return new Response(null, { status: 303, headers: { Location, 'Cache-Control': 'no-store' } })
}

const methods = ['GET', 'HEAD', 'OPTIONS']

export const OPTIONS = (): Response => preflight(methods)

function refused(request: Request): Response {
  const Allow = methods.join(', ')
  return failed(
    'method-not-allowed',
    { detail: `This address takes ${Allow}.` },
    {
      path: new URL(request.url).pathname.replace('/api/v1', ''),
      search: new URLSearchParams(),
      origin: askedOrigin(request.headers.get('host') ?? undefined) ?? 'http://localhost',
      headers: { Allow },
    },
  )
}

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT }
