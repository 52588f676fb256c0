import type { SeenAnnotation } from '@/db/annotation-import'
import { FileTable } from '../file-table'

const words = {
  placed: 'placed',
  moved: 'changed a little',
  'not-found': 'its words do not stand in the text',
  'no-article': 'no article on record has its address',
  'no-text': 'the text of the article is not held',
  suggested: 'suggested already',
  recorded: 'on record already',
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
