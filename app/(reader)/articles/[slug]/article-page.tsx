import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { Legend } from '@/components/legend'
import { ReaderPage } from '@/components/reader-page'
import { StructuredData } from '@/components/structured-data'
import { publishedArticle } from '@/db/article-view'
import { numberOf } from '@/lib/address'
import { annotationType } from '@/lib/annotation'
import type { ArticleView } from '@/lib/record'
import { articleThing } from '@/lib/schema-org'
import { leadToSurvivor } from '../../survivor'
import { ArticleHead } from './article-head'
import { Gap, Paragraph } from './paragraph'
import { UnplacedPassages } from './unplaced'
import { Versions } from './versions'

const read = cache(async (slug: string, version?: number): Promise<ArticleView | null> => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`article:${id}`)
  const article = await publishedArticle(id, version)
  if (article) await tagPage(...article.tags)
  return article
})

/** What machines read of an article's page; its stored versions lead to the plain address. */
export async function describe(slug: string, version?: number): Promise<Metadata> {
  const article = await read(slug, version)
  if (!article) return {}
  const title = [article.title, article.publisher].filter(Boolean).join(', ')
  return {
    title: version === undefined ? title : `${title}, version ${version}`,
    description: 'The words of this article that are on record, each with who said them and when.',
    alternates: {
      canonical: `/articles/${article.address}`,
      types: { [annotationType]: `/api/v1/articles/${article.id}/annotations` },
    },
    ...(version !== undefined && { robots: { index: false } }),
  }
}

/** The newest version of an article with its public passages, or the one of this number. */
export async function ArticlePage({ slug, version }: { slug: string; version?: number }) {
  const article = await read(slug, version)
  if (!article) await leadToSurvivor(slug)
  if (!article) notFound()
  if (slug !== article.address)
    permanentRedirect(`/articles/${article.address}${version === undefined ? '' : `?version=${version}`}`)
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
      {version === undefined && <StructuredData thing={articleThing(article)} />}
      <ArticleHead article={article} asked={version} />
      {notes.length > 0 && (
        <section aria-labelledby="words">
          <div className="h-row">
            <h2 className="h-sec" id="words">
              Words on record
            </h2>
            <Legend />
          </div>
          {paragraphs.map((paragraph, place) => (
            <div key={paragraph.number}>
              <Gap
                count={paragraph.number - (paragraphs[place - 1]?.number ?? 0) - 1}
                url={article.current ? url : null}
              />
              <Paragraph
                language={article.language}
                paragraph={paragraph}
                notes={notes.filter((note) => placed.get(note.number) === paragraph.number)}
              />
            </div>
          ))}
          <Gap count={(paragraphCount ?? last) - last} url={article.current ? url : null} />
        </section>
      )}
      <UnplacedPassages unplaced={article.unplaced} />
      <Versions article={article} />
    </ReaderPage>
  )
}
