import { deskAddress, nounOf } from '@/app/admin/merges/asked'

type Of = { of: 'sources' | 'claims' }

/** On the desk page of a row that was merged: where all that was its stands. */
export function MergedNote({ of, standing }: Of & { standing: number }) {
  return (
    <p className="note">
      This {nounOf[of]} was merged: all that was its stands at{' '}
      <a href={deskAddress(of, standing)}>
        {nounOf[of]} {standing}
      </a>
      , and its address leads there. It is taken apart under <a href="/admin/merges">Merges and splits</a>.
    </p>
  )
}

/** On a row's desk page: the ways to merge and to split it, or to propose the one. */
export function MergeLinks({ of, id, proposes = false }: Of & { id: number; proposes?: boolean }) {
  if (proposes)
    return (
      <p className="btns">
        <a className="btn btn--small" href={`/admin/merges/new?of=${of}&from=${id}`}>
          Propose to merge it into another…
        </a>
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
