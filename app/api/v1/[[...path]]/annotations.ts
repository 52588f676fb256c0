import { annotatedArticle, annotatedAttestation } from '@/db/annotations'
import { annotationContexts, annotationOf, annotationType, type Node } from '@/lib/annotation'
import { annotationCollection, annotationPage } from '@/lib/annotation-list'
import { getAnnotation, listAnnotations, pageOfAnnotations } from '@/lib/api/annotations'
import { linkedType } from '@/lib/api/linked'
import { LIMIT } from '@/lib/api/paging'
import { noArticle } from './articles'
import { noAttestation } from './gone'
import { on, type Answered } from './handled'

export const annotations = [
  on(getAnnotation, async ({ parts: { id }, origin, type }) => {
    const attested = await annotatedAttestation(id)
    if (!attested) return noAttestation(id)
    const annotation = { '@context': annotationContexts(origin), ...annotationOf(attested, origin) }
    return linked(annotation, type, [ldp('Resource')])
  }),
  on(listAnnotations, async ({ parts: { id }, origin, type }) => {
    const page = await annotatedArticle(id, { after: 0, limit: LIMIT.usual })
    if (!page) return noArticle(id, '/annotations')
    return linked(annotationCollection(page, origin), type, [
      ldp('BasicContainer'),
      '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
    ])
  }),
  on(pageOfAnnotations, async ({ parts: { id }, query, origin, type }) => {
    const page = await annotatedArticle(id, query)
    return page
      ? linked(annotationPage(page, origin), type, [ldp('Resource')])
      : noArticle(id, '/annotations/page')
  }),
]

const ldp = (type: string) => `<http://www.w3.org/ns/ldp#${type}>; rel="type"`

/** The document with the headers of the Web Annotation Protocol (4.1, 4.2), in the media type that is wanted. */
const linked = (body: Node, type: string, links: string[]): Answered => ({
  body,
  type: type === linkedType ? annotationType : type,
  headers: { Allow: 'GET, HEAD, OPTIONS', Link: links.join(', ') },
})
