import { deskAddress, nounOf } from '@/app/admin/merges/asked'
import { mergedInto } from '@/db/survivors'

/** For admins, on a row's desk page: the ways to merge and split it, or where it stands since it was merged. */
export async function MergeLinks({ of, id }: { of: 'sources' | 'claims'; id: number }) {
  const standing = await mergedInto(of, id)
  if (standing)
    return (
      <p className="note">
        This {nounOf[of]} was merged: all that was its stands at{' '}
        <a href={deskAddress(of, standing)}>
          {nounOf[of]} {standing}
        </a>
        , and its address leads there. It is taken apart under <a href="/admin/merges">Merges and splits</a>.
      </p>
    )
  return (
    <p className="btns">
      <a className="btn btn--small" href={`/admin/merges/new?of=${of}&from=${id}`}>
        Merge into another…
      </a>
      <a className="btn btn--small" href={`/admin/merges/split?of=${of}&from=${id}`}>
        Split, or give utterances to another…
      </a>
    </p>
  )
}
