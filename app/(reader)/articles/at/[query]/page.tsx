import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { LedgerRow } from '@/components/ledger-row'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { SampleTag } from '@/components/sample-tag'
import { publishedArticles } from '@/db/articles'
import { longDate } from '@/lib/dates'
import { readQuery } from '@/lib/front'
import type { ArticleLine } from '@/lib/record'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('articles', (await params).query)?.after
  return {
    title: 'Articles',
    description: 'Every article with words on record, by the day it was published.',
    alternates: { canonical: after ? `/articles?after=${encodeURIComponent(after)}` : '/articles' },
  }
}

export default async function ArticlesPage({ params }: Props) {
  const query = readQuery('articles', (await params).query)
  if (!query) notFound()
  await tagPage('articles')
  const { lines, next } = await publishedArticles({ after: query.after })
  const last = lines.at(-1)
  return (
    <ReaderPage at="articles">
      <header className="page-head">
        <h1 className="h-page">Articles</h1>
        <p className="lede">The articles whose words are on record, by the day they were published.</p>
      </header>
      {last ? (
        <ol className="chron">
          {lines.map((article) => (
            <ArticleRow key={article.id} article={article} />
          ))}
        </ol>
      ) : (
        <Empty title={query.after ? 'Nothing is older than this' : 'No articles yet'}>
          <p>
            {query.after ? (
              <a href="/articles">To the newest articles</a>
            ) : (
              'Here will be every article with words on record. The first appears when an editor publishes its first statement.'
            )}
          </p>
        </Empty>
      )}
      {last && next && (
        <Pager href={`/articles?after=${encodeURIComponent(next)}`} first={query.after && '/articles'}>
          {last.publishedOn ? `Earlier, before ${longDate(last.publishedOn)}` : 'More articles'}
        </Pager>
      )}
    </ReaderPage>
  )
}

function ArticleRow({ article }: { article: ArticleLine }) {
  return (
    <LedgerRow on={article.publishedOn} said={false}>
      <p className="st__claim">
        <a href={`/articles/${article.address}`}>{article.title}</a>
      </p>
      <p className="st__proof">
        {article.sample && <SampleTag />}
        {article.publisher ?? 'Publisher not known'}, {counted(article.passages, 'passage')} on record
      </p>
    </LedgerRow>
  )
}
