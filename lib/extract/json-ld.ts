import { isThing, type Thing } from '../foreign-json'
import { lineOf } from './document'

/** What a page says of its article in JSON-LD (schema.org); an empty string or list where it says nothing. */
export type ArticleData = {
  headline: string
  authors: string[]
  publisher: string
  published: string
  modified: string
  language: string
  url: string
  body: string
}

const articleType =
  /(?:^|\/)(?:[A-Za-z]*NewsArticle|Article|[A-Za-z]*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|Review|DiscussionForumPosting)$/
const maxNodes = 5_000

/** The article of a page's JSON-LD; null where there is none. Broken blocks are passed over. */
export function articleData(document: Document): ArticleData | null {
  const nodes = [...document.querySelectorAll('script')]
    .filter((script) => /ld\+json/i.test(script.getAttribute('type') ?? ''))
    .slice(0, 50)
    .flatMap((script) => nodesOf(script.textContent ?? ''))
  const byId = new Map<unknown, Thing>()
  // Nodes that only refer to another hold nothing but its id.
  for (const node of nodes) if (Object.keys(node).length > 1 && node['@id']) byId.set(node['@id'], node)
  const resolve = (value: unknown): unknown => {
    const id = isThing(value) && Object.keys(value).length === 1 ? value['@id'] : undefined
    return byId.get(id) ?? value
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => articleType.test(type)))
  // Related articles stand beside the page's own, which says more of itself.
  const [article] = articles.sort((one, two) => saying(two) - saying(one))
  if (!article) return null
  return {
    headline: first(article.headline) || first(article.name),
    authors: namesOf(article.author ?? article.creator, resolve),
    publisher: namesOf(article.publisher ?? article.sourceOrganization, resolve)[0] ?? '',
    published: first(article.datePublished) || first(article.dateCreated) || first(article.uploadDate),
    modified: first(article.dateModified),
    language: languageOf(article.inLanguage),
    url: addressOf(article.mainEntityOfPage) || addressOf(article.url),
    body: typeof article.articleBody === 'string' ? article.articleBody : '',
  }
}

/** All nodes of a block, those within lists and `@graph` too. */
function nodesOf(text: string): Thing[] {
  const found: Thing[] = []
  const waiting: unknown[] = [parse(text)]
  while (waiting.length && found.length < maxNodes) {
    const value = waiting.shift()
    if (Array.isArray(value)) waiting.push(...value.slice(0, maxNodes))
    else if (isThing(value)) {
      found.push(value)
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'author', 'publisher'])
        if (typeof value[key] === 'object') waiting.push(value[key])
    }
  }
  return found
}

function parse(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!--|<!\[CDATA\[|\/\*.*?\*\/|\/\/.*\n)+|(?:-->|\]\]>|;)\s*$/g, '').trim()
  // Line ends within strings, and commas before a closing bracket, are the common faults.
  for (const attempt of [bare, bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      continue
    }
  }
  return null
}

function typesOf(node: Thing): string[] {
  return [node['@type']].flat().filter((type) => typeof type === 'string')
}

function saying(node: Thing): number {
  const keys = [
    'headline',
    'author',
    'publisher',
    'datePublished',
    'mainEntityOfPage',
    'articleBody',
    'dateModified',
  ]
  return keys.filter((key) => node[key]).length
}

function first(value: unknown): string {
  const one = Array.isArray(value) ? value[0] : value
  if (isThing(one)) return first(one['@value'])
  return typeof one === 'string' || typeof one === 'number' ? lineOf(String(one)) : ''
}

function namesOf(value: unknown, resolve: (value: unknown) => unknown): string[] {
  return [value]
    .flat()
    .slice(0, 20)
    .map(resolve)
    .map((one) => (isThing(one) ? first(one.name) || first(one.alternateName) : first(one)))
    .filter(Boolean)
}

function languageOf(value: unknown): string {
  const one = Array.isArray(value) ? value[0] : value
  return isThing(one) ? first(one.alternateName) || first(one.name) : first(one)
}

function addressOf(value: unknown): string {
  return isThing(value) ? first(value['@id']) || first(value.url) : first(value)
}
