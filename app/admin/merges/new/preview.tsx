import { Counts } from '@/app/admin/merges/counts'
import { deskAddress, titleOf } from '@/app/admin/merges/asked'
import type { MergePreview } from '@/lib/merge-view'
import { MergeForm } from './merge-form'
import { ProposeForm } from './propose-form'

/** What a merge would move and what speaks against it, with the form that does it, or that proposes it. */
export function Preview({ preview, mayMerge }: { preview: MergePreview; mayMerge: boolean }) {
  const { object, from, into, counts, doubts, hindrance } = preview
  return (
    <section className="admin admin--first" aria-labelledby="preview">
      <h2 className="h-sec" id="preview">
        Into {into.name}
      </h2>
      <p className="meta">
        <a href={deskAddress(object, into.id)}>
          {titleOf[object]} {into.id}
        </a>
        {into.kind && `, ${into.kind}`}
        {into.state && `, ${into.state === 'published' ? 'public' : into.state}`}
        {'. '}
        <a href={`/admin/merges/new?of=${object}&from=${into.id}&into=${from.id}`}>The other way round</a>
        {', or '}
        <a href={`/admin/merges/new?of=${object}&from=${from.id}`}>choose another</a>.
      </p>
      <h3 className="label">This moves there</h3>
      <Counts counts={counts} />
      {doubts.length > 0 && (
        <div className="note note--changed">
          <b>Are they the same?</b>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </div>
      )}
      {hindrance ? (
        <p className="note note--error">
          <b>{hindrance}</b>
        </p>
      ) : mayMerge ? (
        <MergeForm preview={preview} />
      ) : (
        <ProposeForm preview={preview} />
      )}
    </section>
  )
}
