import { Marked } from '@/components/marked'
import type { ArticleView } from '@/lib/record'
import { NoteLine } from './note-line'

type Props = {
  paragraph: ArticleView['paragraphs'][number]
  notes: ArticleView['notes']
  language: string
}

/** A paragraph as printed, and beside it what its marked words are on record as. */
export function Paragraph({ paragraph, notes, language }: Props) {
  const words = <Marked text={paragraph.text} marks={paragraph.marks} />
  return (
    <div className="pas" id={`p${paragraph.number}`}>
      <p className="pas__n num">
        <span className="vh">Paragraph </span>
        {paragraph.number}
      </p>
      {paragraph.kind === 'heading' ? (
        <h3 className="pas__text pas__heading" lang={language}>
          {words}
        </h3>
      ) : (
        <p className="pas__text" lang={language}>
          {words}
        </p>
      )}
      {notes.length > 0 && (
        <ol className="pas__notes">
          {notes.map((note) => (
            <li key={note.number} id={`n${note.number}`} tabIndex={-1}>
              <b>{note.number}</b>
              <NoteLine note={note} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** Stands for paragraphs that are not shown. */
export function Gap({ count, url }: { count: number; url: string | null }) {
  if (count < 1) return null
  return (
    <p className="pas__gap">
      <span>{count === 1 ? '1 paragraph' : `${count} paragraphs`} without words on record.</span>
      {url && (
        <a href={url} rel="nofollow noopener">
          Read on at the outlet
        </a>
      )}
    </p>
  )
}
