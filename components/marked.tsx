import { Fragment, type ReactNode } from 'react'
import { segments } from '@/lib/segments'

/** One stretch of text, half open; `note` is the number of the footnote that the words belong to. */
export type Mark = { start: number; end: number; as: 'content' | 'cue' | 'mention'; note?: number }
type Segment = { start: number; end: number; marks: Mark[] }

// From the outside in: where marks overlap, the words on record enclose the cue and the mention.
const depth = ['content', 'mention', 'cue'] as const

/** Text with its marks; they may touch, overlap or repeat, and every letter is printed once. */
export function Marked({ text, marks }: { text: string; marks: Mark[] }) {
  return <>{nest(text, segments({ start: 0, end: text.length }, marks), 0)}</>
}

function nest(text: string, parts: Segment[], level: number): ReactNode {
  const as = depth[level]
  if (!as) return parts.map((part) => text.slice(part.start, part.end)).join('')
  const inside = (part: Segment) => part.marks.filter((mark) => mark.as === as)
  const groups: Segment[][] = []
  for (const part of parts) {
    const before = groups.at(-1)
    const same = before?.[0] && String(inside(before[0]).map(place)) === String(inside(part).map(place))
    if (before && same) before.push(part)
    else groups.push([part])
  }
  return groups.map((group) => {
    const [first] = group
    const here = first ? inside(first) : []
    const words = nest(text, group, level + 1)
    const key = first?.start
    if (!here.length) return <Fragment key={key}>{words}</Fragment>
    if (as !== 'content') {
      return (
        <span key={key} className={as}>
          {words}
        </span>
      )
    }
    return (
      <mark key={key} className="m">
        <Noted words={words} marks={here} end={group.at(-1)?.end ?? 0} />
      </mark>
    )
  })
}

const place = (mark: Mark) => `${mark.start}-${mark.end}-${mark.note ?? ''}`

// Words that belong to several footnotes lead to the one that ends first; the others follow as numbers.
function Noted({ words, marks, end }: { words: ReactNode; marks: Mark[]; end: number }) {
  const noted = marks.filter((mark) => mark.note !== undefined).sort((a, b) => a.end - b.end)
  const ending = noted.filter((mark) => mark.end === end)
  const [first, ...others] = noted
  if (!first) return words
  return (
    <>
      <a className="ref" href={`#n${first.note}`}>
        {words}
        {ending.includes(first) && <sup>{first.note}</sup>}
      </a>
      {others
        .filter((mark) => ending.includes(mark))
        .map((mark) => (
          <a key={mark.note} className="ref" href={`#n${mark.note}`}>
            <sup>{mark.note}</sup>
          </a>
        ))}
    </>
  )
}
