import { longDate } from '@/lib/dates'
import type { InParagraph } from '@/lib/repair-view'
import { segments } from '@/lib/segments'
import type { Piece } from '@/lib/spans'

type Props = {
  title: string
  on: string
  words: InParagraph
  /** What the other wording lacks. */
  differs: Piece[]
  as: 'before' | 'after'
  language: string
}

/** One wording of a passage in its paragraph: the words on record marked, what differs struck or boxed. */
export function Side({ title, on, words, differs, as, language }: Props) {
  const marks = [
    ...words.content.map((piece) => ({ ...piece, as: 'content' as const })),
    ...differs.map((piece) => ({ ...piece, as: 'differs' as const })),
  ]
  const Tag = as === 'before' ? 'del' : 'ins'
  return (
    <figure className="clip">
      <figcaption className="clip__foot side__head">
        <b>{title}</b>
        <span>{longDate(on)}</span>
      </figcaption>
      <p className="clip__text side__text" lang={language}>
        {segments({ start: 0, end: words.text.length }, marks).map((segment) => {
          const has = (what: 'content' | 'differs') => segment.marks.some((mark) => mark.as === what)
          const text = words.text.slice(segment.start, segment.end)
          const shown = has('differs') && text.trim() ? <Tag className="diff">{text}</Tag> : text
          return has('content') ? (
            <mark className="m" key={segment.start}>
              {shown}
            </mark>
          ) : (
            <span key={segment.start}>{shown}</span>
          )
        })}
      </p>
    </figure>
  )
}
