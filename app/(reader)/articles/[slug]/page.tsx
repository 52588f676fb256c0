import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { Legend } from '@/components/legend'
import { ReaderPage } from '@/components/reader-page'
import { joinedTo, publishedArticle } from '@/db/articles'
import { numberOf } from '@/lib/address'
import type { ArticleView } from '@/lib/record'
import { ArticleHead } from './article-head'
import { Gap, Paragraph } from './paragraph'
import { Versions } from './versions'

type Props = { params: Promise<{ slug: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

const read = cache(async (slug: string): Promise<ArticleView | null> => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`article:${id}`)
  const article = await publishedArticle(id)
  if (article) await tagPage(...article.tags)
  return article
})

/** Where an article that is another address of this one leads, if anything of that is public. */
async function survivor(slug: string): Promise<string | null> {
  const id = numberOf(slug)
  const joined = id && (await joinedTo(id))
  if (!joined) return null
  await tagPage(`article:${joined.id}`)
  return joined.address
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await read((await params).slug)
  if (!article) return {}
  return {
    title: [article.title, article.publisher].filter(Boolean).join(', '),
    description: 'The words of this article that are on record, each with who said them and when.',
    alternates: { canonical: `/articles/${article.address}` },
  }
}

export default async function ArticlePage({ params }: Props) {
  const { slug } = await params
  const article = await read(slug)
  if (!article) {
    const other = await survivor(slug)
    if (other) permanentRedirect(`/articles/${other}`)
    notFound()
  }
  if (slug !== article.address) permanentRedirect(`/articles/${article.address}`)
  const { paragraphs, paragraphCount, notes, url } = article
  const last = paragraphs.at(-1)?.number ?? 0
  // Each note stands beside the paragraph in which its words begin.
  const placed = new Map<number, number>()
  for (const paragraph of paragraphs) {
    for (const mark of paragraph.marks) {
      if (mark.as === 'content' && !placed.has(mark.note)) placed.set(mark.note, paragraph.number)
    }
  }
  return (
    <ReaderPage at="articles">
      <ArticleHead article={article} />
      <section aria-labelledby="words">
        <div className="h-row">
          <h2 className="h-sec" id="words">
            Words on record
          </h2>
          <Legend />
        </div>
        {paragraphs.map((paragraph, place) => (
          <div key={paragraph.number}>
            <Gap count={paragraph.number - (paragraphs[place - 1]?.number ?? 0) - 1} url={url} />
            <Paragraph
              language={article.language}
              paragraph={paragraph}
              notes={notes.filter((note) => placed.get(note.number) === paragraph.number)}
            />
          </div>
        ))}
        <Gap count={paragraphCount - last} url={url} />
      </section>
      <Versions versions={article.versions} />
    </ReaderPage>
  )
}
