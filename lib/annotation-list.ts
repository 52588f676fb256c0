import { annotationContexts, annotationOf, type Annotated, type Node } from './annotation'

/** Annotations of one article in the order of their numbers: a page after the one of the number `after` (0: the first). */
export type AnnotationPage = {
  article: { id: number; title: string }
  /** Of the whole list. */
  total: number
  after: number
  limit: number
  /** How many of the list come before this page. */
  startIndex: number
  items: Annotated[]
  /** The number after which the next page begins; null at the end. */
  next: number | null
}

const collectionAt = ({ article }: AnnotationPage, origin: string) =>
  `${origin}/api/v1/articles/${article.id}/annotations`
const pageAt = (page: AnnotationPage, after: number, origin: string) =>
  `${collectionAt(page, origin)}/page?after=${after}&limit=${page.limit}`

/** The annotations of an article as a collection with its first page (Web Annotation Data Model, 5.1), on this origin. */
export function annotationCollection(first: AnnotationPage, origin: string): Node {
  const { '@context': _, partOf: __, ...page } = annotationPage(first, origin)
  return {
    '@context': annotationContexts(origin),
    id: collectionAt(first, origin),
    type: 'AnnotationCollection',
    label: `Words on record of “${first.article.title}”`,
    total: first.total,
    first: { ...page, partOf: collectionAt(first, origin) },
    ...(first.next === null && { last: page.id }),
  }
}

/** One page of the collection (5.2), with the annotations themselves. */
export function annotationPage(page: AnnotationPage, origin: string): Node {
  return {
    '@context': annotationContexts(origin),
    id: pageAt(page, page.after, origin),
    type: 'AnnotationPage',
    partOf: { id: collectionAt(page, origin), type: 'AnnotationCollection', total: page.total },
    startIndex: page.startIndex,
    ...(page.next !== null && { next: pageAt(page, page.next, origin) }),
    items: page.items.map((attested) => annotationOf(attested, origin)),
  }
}
