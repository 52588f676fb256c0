import jsonld from 'jsonld'
import { annotationContext } from './annotation'
import { contextPath, vocabulary } from './vocabulary'

export const origin = 'https://onrecord.example'

const oa = 'http://www.w3.org/ns/oa#'
const link = (name: string) => ({ '@id': name, '@type': '@id' })
const term = (name: string, type?: string) => (type ? { '@id': name, '@type': type } : name)

/** Of the context of Web Annotation the terms that we use, as its vocabulary defines them (4.1). */
const annotationTerms = {
  oa,
  id: '@id',
  type: '@type',
  Annotation: `${oa}Annotation`,
  AnnotationCollection: 'http://www.w3.org/ns/activitystreams#OrderedCollection',
  AnnotationPage: 'http://www.w3.org/ns/activitystreams#OrderedCollectionPage',
  SpecificResource: `${oa}SpecificResource`,
  TextualBody: `${oa}TextualBody`,
  TextQuoteSelector: `${oa}TextQuoteSelector`,
  TextPositionSelector: `${oa}TextPositionSelector`,
  TimeState: `${oa}TimeState`,
  Organization: 'http://xmlns.com/foaf/0.1/Organization',
  Software: 'http://www.w3.org/ns/activitystreams#Application',
  identifying: `${oa}identifying`,
  describing: `${oa}describing`,
  motivation: { '@id': `${oa}motivatedBy`, '@type': '@vocab' },
  purpose: { '@id': `${oa}hasPurpose`, '@type': '@vocab' },
  body: link(`${oa}hasBody`),
  target: link(`${oa}hasTarget`),
  source: link(`${oa}hasSource`),
  selector: link(`${oa}hasSelector`),
  state: link(`${oa}hasState`),
  cached: link(`${oa}cachedSource`),
  creator: link('http://purl.org/dc/terms/creator'),
  generator: link('http://www.w3.org/ns/activitystreams#generator'),
  rights: link('http://purl.org/dc/terms/rights'),
  homepage: link('http://xmlns.com/foaf/0.1/homepage'),
  first: link('http://www.w3.org/ns/activitystreams#first'),
  last: link('http://www.w3.org/ns/activitystreams#last'),
  next: link('http://www.w3.org/ns/activitystreams#next'),
  partOf: link('http://www.w3.org/ns/activitystreams#partOf'),
  items: {
    '@id': 'http://www.w3.org/ns/activitystreams#items',
    '@type': '@id',
    '@container': '@list',
  },
  total: term(
    'http://www.w3.org/ns/activitystreams#totalItems',
    'http://www.w3.org/2001/XMLSchema#nonNegativeInteger',
  ),
  startIndex: term(
    'http://www.w3.org/ns/activitystreams#startIndex',
    'http://www.w3.org/2001/XMLSchema#nonNegativeInteger',
  ),
  start: term(`${oa}start`, 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger'),
  end: term(`${oa}end`, 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger'),
  created: term('http://purl.org/dc/terms/created', 'http://www.w3.org/2001/XMLSchema#dateTime'),
  modified: term('http://purl.org/dc/terms/modified', 'http://www.w3.org/2001/XMLSchema#dateTime'),
  sourceDate: term(`${oa}sourceDate`, 'http://www.w3.org/2001/XMLSchema#dateTime'),
  exact: term(`${oa}exact`),
  prefix: term(`${oa}prefix`),
  suffix: term(`${oa}suffix`),
  value: term('http://www.w3.org/1999/02/22-rdf-syntax-ns#value'),
  format: term('http://purl.org/dc/elements/1.1/format'),
  language: term('http://purl.org/dc/elements/1.1/language'),
  name: term('http://xmlns.com/foaf/0.1/name'),
  label: term('http://www.w3.org/2000/01/rdf-schema#label'),
}

const contexts: Record<string, object> = {
  [annotationContext]: { '@context': annotationTerms },
  [`${origin}${contextPath}`]: vocabulary(origin),
  // Every term of schema.org is of one vocabulary; addresses are links.
  'https://schema.org': {
    '@context': {
      '@vocab': 'http://schema.org/',
      // It names each of its terms, those too that our own context has.
      ...Object.fromEntries(['Claim', 'name'].map((name) => [name, `http://schema.org/${name}`])),
      ...Object.fromEntries(
        ['url', 'sameAs', 'license', 'archivedAt'].map((name) => [name, link(`http://schema.org/${name}`)]),
      ),
    },
  },
}

/**
 * A document, found at the address `base`, expanded with the contexts that it names, these and those `served` alone;
 * throws where anything of it would be dropped.
 */
export function expanded(
  document: object,
  served: Record<string, object> = {},
  base?: string,
): Promise<Record<string, unknown>[]> {
  const documentLoader = async (url: string) => {
    const context = served[url] ?? contexts[url]
    if (!context) throw new Error(`${url} is no context that we use.`)
    return { contextUrl: undefined, documentUrl: url, document: context }
  }
  return jsonld.expand(document, { documentLoader, safe: true, ...(base && { base }) })
}
