import { TableHead } from '@/app/admin/table-head'
import type { FeedItemLine } from '@/db/feed-desk'
import { momentWords } from '@/lib/moment-words'

/** Items of a feed, the newest first, and what became of each. */
export function Items({ lines }: { lines: FeedItemLine[] }) {
  return (
    <table className="tbl tbl--admin items" role="table">
      <TableHead names={['Item', 'Seen', 'What became of it']} />
      <tbody role="rowgroup">
        {lines.map((item) => (
          <tr key={item.id} role="row">
            <th role="rowheader" scope="row">
              {item.title ?? 'Without a title'}
              {item.address && (
                <span className="sub">
                  <a href={item.address} rel="noreferrer">
                    {item.address.replace(/^https?:\/\//, '')}
                  </a>
                </span>
              )}
            </th>
            <td role="cell" data-name="Seen">
              {momentWords(item.seenAt)}
            </td>
            <td role="cell">
              <Became item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Became({ item: { article, address } }: { item: FeedItemLine }) {
  if (!article) return <span className="stale">{address ? 'Not wanted' : 'It names no page'}</span>
  if (article.read) return <a href={`/desk/articles/${article.id}`}>{article.title}</a>
  if (!article.problem) return 'Its page is being read'
  return (
    <>
      {article.problem} <a href={`/desk/import?article=${article.id}`}>Paste its text</a>
    </>
  )
}
