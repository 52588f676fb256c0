import { sitemapFiles, sitemapPages } from '@/db/sitemap'
import { readSitemapFile, sitemapIndexXml, sitemapXml } from '@/lib/sitemap'
import { refused } from '../../../refused'
import { tagPage } from '../../../tag-page'
import { tagged } from '../../../tagged'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

/** The index of the sitemap, or one of its files; the protocol asks for whole addresses. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params
  await tagPage('claims', 'sources', 'articles')
  const origin = process.env.ONRECORD_URL || `http://localhost:${process.env.PORT || 3000}`
  if (file === 'index') return xml(sitemapIndexXml(await sitemapFiles(), origin))
  const known = readSitemapFile(file)
  const pages = known ? await sitemapPages(known) : []
  if (!pages.length) return refused(404, { detail: 'There is no such part of the sitemap.' })
  return xml(sitemapXml(pages, origin))
}

const xml = (text: string) =>
  tagged(
    new Response(text, {
      headers: {
        'Content-Type': 'application/xml; charset=utf-8',
        'Cache-Control': 'public, max-age=0, must-revalidate',
      },
    }),
  )
