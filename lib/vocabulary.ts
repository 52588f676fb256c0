import { chainKinds, dateBases, quoteKinds, sourceKinds, stances } from './record'

/** Where the context document of our own terms is served. */
export const contextPath = '/ns/onrecord.jsonld'
/** The type of an EDTF date, as the Library of Congress names it. */
const edtf = 'http://id.loc.gov/datatypes/edtf/EDTF'
/** As schema.org's own context names its terms. */
const schemaOrg = 'http://schema.org/'

const types = {
  Claim: 'A proposition in neutral words, without the speaker.',
  Utterance: 'One act of saying: who, as what, on which day, with which stance to a claim.',
  Attestation: 'One place in one version of an article that reports an utterance.',
  Source: 'Who said it: a person, an organisation, a group, or somebody unnamed.',
}

/** Terms that name another thing. */
const links = {
  claim: 'The claim that an utterance is of.',
  utterance: 'The utterance that an attestation reports.',
  utterances: 'The public utterances of a claim or of a source.',
  attestations: 'The passages that report an utterance.',
  saidBy: 'The source that spoke.',
  speaksFor: 'The organisation that a spokesperson speaks for.',
  printedIn: 'The article that prints the words.',
  page: 'The page for people.',
  cue: 'Where the word of saying stands, such as “said” or “denied”.',
  mention: 'Where the source stands, as printed.',
}

/** Terms whose values are terms too. */
const kinds = {
  stance: ['How the source stands to the claim.', stances],
  quoteKind: ['Whether all, some or none of the words are in quotation marks.', quoteKinds],
  sourceKind: ['What a source is.', sourceKinds],
  saidOnBasis: ['How the day is known.', dateBases],
  step: [
    'Through whom words reached an article: its own reporter, an agency, an outlet or a channel.',
    chainKinds,
  ],
} as const

const words = {
  wording: 'The words of a claim.',
  words: 'The words of an article, as printed; parts that do not stand together are joined by an ellipsis.',
  capacity: 'As what the source spoke.',
  channel: 'Where it was said, such as a press briefing.',
  saidOnWording: 'The day as the article words it.',
  articleVersion: 'The number of the stored wording of the article.',
  chain: 'Through whom the words reached the article, the nearest first.',
  topics: 'What a claim is about.',
}

/** Each term has values of its own, as one word can mean two things. */
const valuesOf = (term: string, values: readonly string[]) =>
  Object.fromEntries(values.map((value) => [value, `onrecord:${term}-${value}`]))

/**
 * The context document of our own terms, at the origin that serves it. Beside the context it says in words what each
 * term means.
 */
export function vocabulary(origin: string) {
  const told = { ...types, ...links, ...words, saidOn: 'The day or days on which it was said (EDTF).' }
  const named = Object.entries(kinds).map(([term, [comment]]) => [term, comment] as const)
  return {
    '@context': {
      '@version': 1.1,
      onrecord: `${origin}${contextPath}#`,
      schema: schemaOrg,
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      id: '@id',
      type: '@type',
      // As in the context of Web Annotation, with which this one is used.
      name: 'http://xmlns.com/foaf/0.1/name',
      language: 'http://purl.org/dc/elements/1.1/language',
      ...Object.fromEntries(Object.keys(types).map((term) => [term, `onrecord:${term}`])),
      ...Object.fromEntries(
        Object.keys(links).map((term) => [term, { '@id': `onrecord:${term}`, '@type': '@id' }]),
      ),
      ...Object.fromEntries(
        Object.entries(kinds).map(([term, [, values]]) => [
          term,
          { '@id': `onrecord:${term}`, '@type': '@vocab', '@context': valuesOf(term, values) },
        ]),
      ),
      ...Object.fromEntries(Object.keys(words).map((term) => [term, `onrecord:${term}`])),
      chain: { '@id': 'onrecord:chain', '@container': '@list' },
      saidOn: { '@id': 'onrecord:saidOn', '@type': edtf },
    },
    '@graph': [...Object.entries(told), ...named].map(([term, comment]) => ({
      '@id': `onrecord:${term}`,
      'rdfs:label': term,
      'rdfs:comment': comment,
    })),
  }
}
