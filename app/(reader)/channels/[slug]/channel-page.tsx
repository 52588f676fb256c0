import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { ReaderPage } from '@/components/reader-page'
import { extentOf, StatementsOf } from '../../statements-of'
import { channelNamed } from '@/db/channels'
import { outlineOf } from '@/db/outline'
import { searchStatements } from '@/db/search'
import { channelOf, channelPath } from '@/lib/channel'
import { sourceTags } from '../../source-tags'

const read = cache(async (part: string, after?: string) => {
  const asked = channelOf(part)
  if (!asked) return null
  await tagPage('claims')
  const name = await channelNamed(asked)
  if (!name) return null
  const state = { channel: [name] }
  const [hits, outline] = await Promise.all([searchStatements(state, { after }), outlineOf(state)])
  await tagPage(...sourceTags(hits, outline))
  return { name, hits, outline }
})

/** Title, description and canonical address, which has the channel's most frequent spelling. */
export async function describe(part: string, after?: string): Promise<Metadata> {
  const found = await read(part, after)
  if (!found) return {}
  const place = after ? `?after=${encodeURIComponent(after)}` : ''
  return {
    title: `${found.name}, on record`,
    description: extentOf(found.hits, found.outline),
    alternates: { canonical: channelPath(found.name) + place },
  }
}

/** What was said through a channel, in whatever case its name is written; `after` is the cursor of a later page. */
export async function ChannelPage({ slug, after }: { slug: string; after?: string }) {
  const found = await read(slug, after)
  if (!found) notFound()
  const { name, hits, outline } = found
  return (
    <ReaderPage>
      <header className="page-head">
        <p className="crumb">
          <span>Channel</span>
        </p>
        <h1 className="h-page h-name">{name}</h1>
        <p className="lede">What was said there. {extentOf(hits, outline)}</p>
      </header>
      <StatementsOf hits={hits} outline={outline} path={channelPath(name)} after={after} />
    </ReaderPage>
  )
}
