import type { ReviewsSeen, SeenReview } from '@/db/claim-review-import'
import { FileTable, RowChoice } from '../file-table'

type Props = {
  seen: ReviewsSeen
  ratings: Record<string, string>
  choose: (verdict: string, rating: string) => void
}

/** What would come of each review of a file. */
export function SeenReviews({ seen: { rows, scale }, ratings, choose }: Props) {
  const ours = ({ at, state, claimId, rating, verdict }: SeenReview) => {
    if (state === 'new') return rating
    if (state === 'there')
      return (
        <>
          on record already: <a href={`/desk/claims/${claimId}`}>claim {claimId}</a>
        </>
      )
    return (
      <RowChoice
        label={`Rating for “${verdict}” (${at})`}
        chosen={ratings[verdict] ?? ''}
        choose={(chosen) => choose(verdict, chosen)}
        options={scale.map((one) => [one, one])}
      />
    )
  }
  return (
    <FileTable
      title="Reviews"
      rows={rows}
      columns={[
        {
          name: 'Claim',
          cell: ({ claim, at }) => (
            <>
              <span className="serif">{claim}</span>
              <span className="sub">{at}</span>
            </>
          ),
        },
        {
          name: 'Reviewed by',
          cell: ({ url, reviewer }) => (
            <a href={url} rel="nofollow noopener">
              {reviewer ?? 'not stated'}
            </a>
          ),
        },
        { name: 'Their rating', cell: ({ verdict }) => verdict },
        { name: 'Ours', cell: ours },
      ]}
    />
  )
}
