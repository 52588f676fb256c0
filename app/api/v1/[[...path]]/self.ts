import { openApi } from '@/lib/api/document'
import { explained, getDocument, getIndex, getProblem, indexOf } from '@/lib/api/self'
import { instance } from '@/lib/instance'
import { on } from './handled'

export const self = [
  on(getIndex, async ({ origin }) => ({
    body: indexOf(instance(), origin),
    headers: {
      Link: `<${origin}/api/v1/openapi.json>; rel="service-desc", <${origin}/about/api>; rel="service-doc"`,
    },
  })),
  on(getDocument, async () => ({ body: openApi(instance(), `${process.env.ONRECORD_URL ?? ''}/api/v1`) })),
  on(getProblem, async ({ parts, origin }) => ({ body: explained(parts.kind, origin) })),
]
