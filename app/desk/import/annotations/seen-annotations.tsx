import { TableHead } from '@/app/admin/table-head'
import type { SeenAnnotation } from '@/db/annotation-import'

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
export function SeenAnnotations({ rows }: { rows: SeenAnnotation[] }) {
  if (!rows.length) return null
  return (
    <section aria-labelledby="annotations">
      <h2 className="h-sec" id="annotations">
        Annotations
      </h2>
      <table className="tbl tbl--admin" role="table">
        <TableHead names={['Words', 'Made with, and by', 'Article', 'What comes of it']} />
        <tbody role="rowgroup">
          {rows.map(({ at, article, maker, note, outcome, score, words: marked }) => (
            <tr key={at} role="row">
              <th role="rowheader" scope="row">
                <q className="serif">{marked}</q>
                <span className="sub">{at}</span>
              </th>
              <td role="cell" data-name="Made with, and by">
                {maker}
                {note && <span className="sub">{note}</span>}
              </td>
              <td role="cell" data-name="Article">
                {article ? <a href={`/desk/articles/${article.id}`}>{article.title}</a> : 'none'}
              </td>
              <td role="cell" data-name="What comes of it">
                {outcome === 'placed' || outcome === 'moved' ? (
                  <span className="tag tag--dash">suggestion</span>
                ) : (
                  'nothing'
                )}
                <span className="sub">
                  {words[outcome]}
                  {score !== null && `, ${score.toFixed(2)}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
