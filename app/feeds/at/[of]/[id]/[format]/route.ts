import { ledOn } from '@/app/lead-on'
import { refused } from '@/app/refused'
import { tagPage } from '@/app/tag-page'
import { tagged } from '@/app/tagged'
import { correctionEntries, nameOf, newestEntries, statementEntries } from '@/db/feed-entries'
import { publishedSource } from '@/db/sources'
import { address } from '@/lib/address'
import { atomFeed, jsonFeed, type FeedEntry, type FeedHead } from '@/lib/feed-output'
import { readQuery } from '@/lib/front'
import { instance } from '@/lib/instance'
import { searchQuery } from '@/lib/search-state'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

type Props = { params: Promise<{ of: string; id: string; format: string }> }
type Feed = { head: Omit<FeedHead, 'path'>; at: string; query?: string; entries: FeedEntry[] }

/** A feed as Atom or JSON Feed; 404 where there is nothing public to follow. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { of, id, format } = await params
  const offered = instance().feeds
  const feed = offered && (await feeds[of]?.(id))
  const led = feed || !offered ? null : await ledFrom(of, id, format)
  if (led) return led
  if (!feed) return refused(404, { detail: 'There is no feed at this address.' })
  const head = { ...feed.head, path: `${feed.at}/feed.${format}${feed.query ? `?${feed.query}` : ''}` }
  return tagged(
    format === 'xml'
      ? new Response(atomFeed(head, feed.entries), {
          headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
        })
      : new Response(jsonFeed(head, feed.entries), { headers: { 'Content-Type': 'application/feed+json' } }),
  )
}

// A feed of what was merged is that of the one it stands in.
async function ledFrom(of: string, id: string, format: string): Promise<Response | null> {
  if (of !== 'sources' && of !== 'topics' && of !== 'publishers') return null
  return ledOn(of, Number(id), (standing) => `/${of}/${standing}/feed.${format}`)
}

const feeds: Record<string, (id: string) => Promise<Feed | null>> = {
  claims: async () => {
    await tagPage('claims')
    const head = {
      title: `${instance().name}: newest claims`,
      page: '/',
      about: 'Who said what, and when: the claims put on record last.',
    }
    return { head, at: '', entries: await newestEntries() }
  },
  corrections: async () => {
    await tagPage('claims', 'sources', 'articles')
    const head = {
      title: `${instance().name}: corrections`,
      page: '/corrections',
      about: 'What was corrected, withdrawn or put back.',
    }
    return { head, at: '/corrections', entries: await correctionEntries() }
  },
  search: async (segment) => {
    const state = readQuery('narrowed', segment)
    if (!state) return null
    await tagPage('claims')
    const query = searchQuery(state)
    const head = {
      title: `${instance().name}: ${state.q ? `search for ${state.q}` : 'a search'}`,
      page: query ? `/search?${query}` : '/search',
      about: 'The statements that this search finds, the last on record first.',
    }
    return { head, at: '/search', query, entries: await statementEntries(state) }
  },
  sources: async (id) => {
    await tagPage(`source:${id}`, 'claims')
    const source = await publishedSource(Number(id))
    return (
      source &&
      narrowed('sources', id, source.name, `What ${source.name} said, and what was said on its behalf.`)
    )
  },
  topics: async (id) => {
    await tagPage(`topic:${id}`, 'claims')
    const name = await nameOf('topics', Number(id))
    return name === null ? null : narrowed('topics', id, name, `Statements on ${name}.`)
  },
  publishers: async (id) => {
    await tagPage(`publisher:${id}`, 'claims')
    const name = await nameOf('publishers', Number(id))
    return name === null ? null : narrowed('publishers', id, name, `Statements that ${name} printed.`)
  },
}

const field = { sources: 'source', topics: 'topic', publishers: 'publisher' } as const

async function narrowed(
  noun: keyof typeof field,
  id: string,
  name: string,
  about: string,
): Promise<Feed | null> {
  const entries = await statementEntries({ [field[noun]]: [id] })
  // A name alone, without a public statement, is not public.
  if (!entries.length) return null
  return {
    head: { title: `${instance().name}: ${name}`, page: `/${noun}/${address(Number(id), name)}`, about },
    at: `/${noun}/${id}`,
    entries,
  }
}
