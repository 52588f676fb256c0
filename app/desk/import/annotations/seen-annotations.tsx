import type { SeenAnnotation } from '@/db/annotation-import'
import { FileTable } from '../file-table'

const words = {
  placed: 'placed',
  moved: 'changed a little',
  'not-found': 'not in the text',
  'no-article': 'no article on record has its address',
  'no-text': 'the text of the article is not held',
  suggested: 'suggested already',
  recorded: 'on record already',
  alike: 'not in the text; words like these are on record',
  withdrawn: 'accepted once, and withdrawn since',
  dismissed: 'dismissed before',
} as const

/** What would come of each annotation of a file. */
export function SeenAnnotations({ rows, count }: { rows: SeenAnnotation[]; count: number }) {
  return (
    <FileTable
      title="Annotations"
      rows={rows}
      count={count}
      columns={[
        {
          name: 'Words',
          cell: (row) => (
            <>
              <q className="serif">{row.words}</q>
              {row.printed && (
                <span className="sub">
                  the article has <q>{row.printed}</q>
                </span>
              )}
              <span className="sub">{row.at}</span>
            </>
          ),
        },
        {
          name: 'Made with, and by',
          cell: ({ maker, note }) => (
            <>
              {maker}
              {note && <span className="sub">{note}</span>}
            </>
          ),
        },
        {
          name: 'Article',
          cell: ({ article }) =>
            article ? <a href={`/desk/articles/${article.id}`}>{article.title}</a> : 'none',
        },
        {
          name: 'What comes of it',
          cell: ({ outcome, score }) => (
            <>
              {outcome === 'placed' || outcome === 'moved' ? (
                <span className="tag tag--dash">suggestion</span>
              ) : (
                'nothing'
              )}
              <span className="sub">
                {words[outcome]}
                {score !== null && `, ${score.toFixed(2)}`}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}
