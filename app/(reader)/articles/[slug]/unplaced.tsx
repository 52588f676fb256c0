import { Clipping } from '@/components/clipping'
import type { Unplaced } from '@/lib/article-view'
import { NoteLine } from './note-line'

/** Passages that the newest version does not have, or has not been looked through for, each as first printed. */
export function UnplacedPassages({ unplaced }: { unplaced: Unplaced[] }) {
  const gone = unplaced.filter(({ passage }) => passage.change?.runs === null)
  const open = unplaced.filter(({ passage }) => passage.change?.runs !== null)
  return (
    <>
      {gone.length > 0 && (
        <Listed id="gone" title="No longer in the article" passages={gone}>
          The words stay on record as they were printed, with the version they stood in.
        </Listed>
      )}
      {open.length > 0 && (
        <Listed id="earlier" title="From an earlier version" passages={open}>
          The article was changed since. Until an editor has found these words in the current version, they
          are shown as they were printed.
        </Listed>
      )}
    </>
  )
}

type Props = { id: string; title: string; passages: Unplaced[]; children: string }

function Listed({ id, title, passages, children }: Props) {
  return (
    <section className="section" aria-labelledby={id}>
      <div className="h-row">
        <div>
          <h2 className="h-sec" id={id}>
            {title}
          </h2>
          <p className="meta">{children}</p>
        </div>
      </div>
      {passages.map(({ note, passage }) => (
        <div className="pas" key={note.number}>
          <p className="pas__n" />
          <Clipping passage={passage} />
          <ol className="pas__notes">
            <li id={`n${note.number}`}>
              <b>{note.number}</b>
              <NoteLine note={note} />
            </li>
          </ol>
        </div>
      ))}
    </section>
  )
}
