import { counted } from '@/components/counted'
import { longDate } from '@/lib/dates'
import type { ArticleLine } from '@/lib/record'

/** Beside a publisher: its newest articles with words on record. */
export function Articles({ newest }: { newest: ArticleLine[] }) {
  return (
    <section aria-labelledby="articles">
      <h2 className="h-small" id="articles">
        Newest articles
      </h2>
      <ol className="rank">
        {newest.map((article) => (
          <li key={article.id}>
            <a href={`/articles/${article.address}`}>{article.title}</a>
            <small>
              {article.publishedOn ? longDate(article.publishedOn) : 'Day not known'},{' '}
              {counted(article.passages, 'passage')}
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}
