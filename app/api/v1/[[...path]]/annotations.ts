import { annotatedArticle, annotatedAttestation } from '@/db/annotations'
import { joinedTo } from '@/db/articles'
import { annotationContexts, annotationOf, annotationType, type Node } from '@/lib/annotation'
import { annotationCollection, annotationPage } from '@/lib/annotation-list'
import { accepted } from '@/lib/api/accept'
import { getAnnotation, listAnnotations, pageOfAnnotations } from '@/lib/api/annotations'
import { LIMIT } from '@/lib/api/paging'
import { on, type Answered } from './handled'

export const annotations = [
  on(getAnnotation, async ({ parts: { id }, origin, request }) => {
    const attested = await annotatedAttestation(id)
    if (!attested) return { problem: 'not-found', detail: `There is no public attestation ${id}.` }
    const annotation = { '@context': annotationContexts(origin), ...annotationOf(attested, origin) }
    return linked(annotation, request, [ldp('Resource')])
  }),
  on(listAnnotations, async ({ parts: { id }, origin, request }) => {
    const page = await annotatedArticle(id, { after: 0, limit: LIMIT.usual })
    if (!page) return noAnnotations(id, '')
    return linked(annotationCollection(page, origin), request, [
      ldp('BasicContainer'),
      '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
    ])
  }),
  on(pageOfAnnotations, async ({ parts: { id }, query, origin, request }) => {
    const page = await annotatedArticle(id, query)
    return page
      ? linked(annotationPage(page, origin), request, [ldp('Resource')])
      : noAnnotations(id, '/page')
  }),
]

const ldp = (type: string) => `<http://www.w3.org/ns/ldp#${type}>; rel="type"`

/** The document with the headers of the Web Annotation Protocol (4.1, 4.2), in the media type that is wanted. */
function linked(body: Node, request: Request, links: string[]): Answered {
  const vary = { Vary: 'Accept' }
  const type = accepted(request.headers.get('accept'), ['application/ld+json', 'application/json'])
  if (!type)
    return {
      problem: 'not-acceptable',
      detail: 'Annotations are answered as application/ld+json or application/json.',
    }
  return {
    body,
    type: type === 'application/ld+json' ? annotationType : type,
    headers: { ...vary, Allow: 'GET, HEAD, OPTIONS', Link: links.join(', ') },
  }
}

async function noAnnotations(id: number, under: string): Promise<Answered> {
  const joined = await joinedTo(id)
  if (joined?.address) return { moved: `/articles/${joined.id}/annotations${under}` }
  return { problem: 'not-found', detail: `There is no public article ${id}.` }
}
