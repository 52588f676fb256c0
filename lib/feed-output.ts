import { generateAtomFeed, generateJsonFeed } from 'feedsmith'
import { longDate } from './dates'
import { fullAddress } from './origin'
import type { Statement } from './record'
import { instance } from './instance'

/** One entry: `path` is its page; `key` never changes, whatever the wording. Moments are ISO 8601. */
export type FeedEntry = {
  key: string
  path: string
  title: string
  words: string
  by: string | null
  topics?: string[]
  published: string
  updated: string
}

/** A feed: `path` its own address, `page` the page that shows the same. */
export type FeedHead = { title: string; path: string; page: string; about: string }

const told = {
  asserts: 'asserted',
  denies: 'denied',
  questions: 'questioned',
  demands: 'demanded',
  predicts: 'predicted',
}

/** Of a statement in a feed: who took which stance, as what, on which day, and who printed it. */
export function statementWords({
  stance,
  source,
  capacity,
  speaksFor,
  saidOn,
  publishers,
}: Statement): string {
  const who = [
    source.name,
    ...(speaksFor ? [`for ${speaksFor.name}`] : []),
    ...(capacity ? [`as ${capacity}`] : []),
  ].join(', ')
  const printed = publishers.length ? ` Printed by ${publishers.join(', ')}.` : ''
  return `${who} ${told[stance]} this, ${longDate(saidOn)}.${printed}`
}

/** The day of the latest change in a feed; of an empty one the beginning of time, so that it never seems new. */
export function updatedOf(entries: readonly FeedEntry[]): string {
  return entries.reduce(
    (last, entry) => (entry.updated > last ? entry.updated : last),
    '1970-01-01T00:00:00.000Z',
  )
}

/** A feed as Atom (RFC 4287). */
export function atomFeed({ title, path, page, about }: FeedHead, entries: readonly FeedEntry[]): string {
  const self = fullAddress(path)
  return generateAtomFeed({
    id: lasting(path),
    title: { value: plain(title) },
    subtitle: { value: plain(about) },
    updated: new Date(updatedOf(entries)),
    authors: [{ name: instance().name }],
    rights: { value: `${instance().licence.name}, ${instance().licence.url}` },
    links: [
      { rel: 'self', href: self, type: 'application/atom+xml' },
      { rel: 'alternate', href: fullAddress(page), type: 'text/html' },
    ],
    entries: entries.map((entry) => ({
      id: lasting(entry.key),
      title: { value: plain(entry.title) },
      links: [{ rel: 'alternate', href: fullAddress(entry.path), type: 'text/html' }],
      published: new Date(entry.published),
      updated: new Date(entry.updated),
      content: { type: 'text', value: plain(entry.words) },
      ...(entry.by && { authors: [{ name: plain(entry.by) }] }),
      ...(entry.topics?.length && { categories: entry.topics.map((term) => ({ term: plain(term) })) }),
    })),
  })
}

/** A feed as JSON Feed 1.1. */
export function jsonFeed({ title, path, page, about }: FeedHead, entries: readonly FeedEntry[]): string {
  const feed = generateJsonFeed({
    title: plain(title),
    description: plain(about),
    home_page_url: fullAddress(page),
    feed_url: fullAddress(path),
    authors: [{ name: instance().name }],
    language: 'en',
    items: entries.map((entry) => ({
      id: lasting(entry.key),
      url: fullAddress(entry.path),
      title: plain(entry.title),
      content_text: plain(entry.words),
      date_published: new Date(entry.published),
      date_modified: new Date(entry.updated),
      ...(entry.by && { authors: [{ name: plain(entry.by) }] }),
      ...(entry.topics?.length && { tags: entry.topics.map(plain) }),
    })),
  })
  return JSON.stringify(feed, null, 2)
}

// Atom asks for an absolute name: before the public origin is set, one that is no address.
function lasting(path: string): string {
  const name = fullAddress(path)
  return name === path ? `urn:onrecord:${path.slice(1).replace(/[/?#]/g, ':')}` : name
}

// What XML 1.0 cannot hold; words are text, never markup.
const plain = (words: string) =>
  words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
