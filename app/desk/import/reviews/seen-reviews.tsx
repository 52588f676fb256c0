import { TableHead } from '@/app/admin/table-head'
import type { ReviewsSeen, SeenReview } from '@/db/claim-review-import'

type Props = {
  seen: ReviewsSeen
  ratings: Record<string, string>
  choose: (verdict: string, rating: string) => void
}

/** What would come of each review of a file. */
export function SeenReviews({ seen: { rows, scale }, ratings, choose }: Props) {
  if (!rows.length) return null
  return (
    <section aria-labelledby="reviews">
      <h2 className="h-sec" id="reviews">
        Reviews
      </h2>
      <table className="tbl tbl--admin" role="table">
        <TableHead names={['Claim', 'Reviewed by', 'Their rating', 'Ours']} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.at} role="row">
              <th role="rowheader" scope="row">
                {row.claim}
                <span className="sub">{row.at}</span>
              </th>
              <td role="cell" data-name="Reviewed by">
                <a href={row.url} rel="nofollow noopener">
                  {row.reviewer ?? 'not stated'}
                </a>
              </td>
              <td role="cell" data-name="Their rating">
                {row.verdict}
              </td>
              <td role="cell" data-name="Ours">
                <Ours row={row} scale={scale} chosen={ratings[row.verdict] ?? ''} choose={choose} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Ours({
  row,
  scale,
  chosen,
  choose,
}: {
  row: SeenReview
  scale: string[]
  chosen: string
  choose: Props['choose']
}) {
  if (row.state === 'there')
    return (
      <>
        on record already: <a href={`/desk/claims/${row.claimId}`}>claim {row.claimId}</a>
      </>
    )
  if (row.state === 'new') return row.rating
  return (
    <select
      className="in"
      aria-label={`Rating for “${row.verdict}” (${row.at})`}
      value={chosen}
      onChange={(event) => choose(row.verdict, event.currentTarget.value)}
    >
      <option value="">Leave it out</option>
      {scale.map((rating) => (
        <option key={rating} value={rating}>
          {rating}
        </option>
      ))}
    </select>
  )
}
