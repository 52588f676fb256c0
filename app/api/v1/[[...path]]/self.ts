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
  on(getDocument, async () => ({ body: document() })),
  on(getProblem, async ({ parts, origin }) => ({ body: explained(parts.kind, origin) })),
]

let made: { of: object; text: string } | null = null

/** The document as JSON, made once for as long as the instance is called so: making it takes longer than most reads. */
function document(): string {
  const of = instance()
  if (made?.of !== of)
    made = { of, text: JSON.stringify(openApi(of, `${process.env.ONRECORD_URL ?? ''}/api/v1`)) }
  return made.text
}
