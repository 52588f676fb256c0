import { useEffect, useMemo, useRef } from 'react'
import type { DeskPassage } from '@/lib/desk-view'
import type { Draft } from '@/lib/draft'
import { paragraphs } from '@/lib/paragraphs'
import { segments } from '@/lib/segments'
import { trimPiece, type Piece } from '@/lib/spans'
import { isWithdrawn } from './items'
import { useReach } from './use-reach'

type As = 'content' | 'cue' | 'mention' | 'open' | 'reach'
type Mark = Piece & { as: As; key: string; draft: boolean }
type Props = {
  text: string
  language: string
  passages: DeskPassage[]
  draft: Draft | null
  current: string | null
  open: Piece[]
  onSelect: (piece: Piece) => void
  onShow: (key: string) => void
}

/** The article as paragraphs with its marks; words are selected by mouse, by touch, or sentence by sentence. */
export function ArticleText({ text, language, passages, draft, current, open, onSelect, onShow }: Props) {
  const root = useRef<HTMLElement>(null)
  const selected = useRef(false)
  const parts = useMemo(() => paragraphs(text), [text])
  const { reach, onKeyDown, leave } = useReach(text, parts, onSelect)
  const marks = marksOf(passages, draft, current, open)
  if (reach) marks.push({ ...reach, as: 'reach', key: '', draft: false })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let pressed = false
    const commit = () => {
      const piece = root.current && selectedPiece(root.current, text)
      if (!piece) return
      selected.current = true
      getSelection()?.removeAllRanges()
      onSelect(piece)
    }
    const down = () => {
      pressed = true
      selected.current = false
    }
    const up = (event: PointerEvent) => {
      pressed = false
      if (event.pointerType === 'mouse') commit()
    }
    // Handles dragged by touch send no pointer events: the selection is taken once it rests.
    const change = () => {
      clearTimeout(timer)
      timer = setTimeout(() => pressed || commit(), 700)
    }
    document.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', up)
    document.addEventListener('selectionchange', change)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', up)
      document.removeEventListener('selectionchange', change)
    }
  }, [text, onSelect])

  const at = draft?.content[0]?.start
  useEffect(() => {
    if (at === undefined) return
    root.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [at, current])

  const click = (event: React.MouseEvent) => {
    leave()
    const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key')
    if (key && !selected.current) onShow(key)
  }
  return (
    <main
      className="text"
      id="main"
      ref={root}
      tabIndex={0}
      aria-label="Article text"
      aria-describedby="by-keyboard"
      onKeyDown={onKeyDown}
      onClick={click}
    >
      <p className="vh" id="by-keyboard">
        Arrow down and up choose a sentence. Shift with the arrows moves its end by a word, comma and full
        stop move its beginning. Enter takes the words, Escape leaves.
      </p>
      <p className="vh" role="status">
        {reach ? `Chosen: ${text.slice(reach.start, reach.end)}` : ''}
      </p>
      <p className="text__legend meta" aria-hidden="true">
        <mark className="m">public</mark>
        <span className="s">draft</span>
        <span className="s s--cur">current</span>
        <span className="gap">quotation, not covered</span>
      </p>
      {parts.map((part, index) => {
        const inHand = at !== undefined && at >= part.start && at < part.end
        return (
          <div className={inHand ? 'para para--cur' : 'para'} key={part.start}>
            <span className="para__n num" aria-hidden="true">
              {index + 1}
            </span>
            <p className={part.kind === 'heading' ? 'para__head' : undefined} lang={language}>
              {segments(
                part,
                marks.filter((mark) => mark.start < part.end && mark.end > part.start),
              ).map((segment) => (
                <Words key={segment.start} start={segment.start} marks={segment.marks}>
                  {text.slice(segment.start, segment.end)}
                </Words>
              ))}
            </p>
          </div>
        )
      })}
    </main>
  )
}

function Words({ start, marks, children }: { start: number; marks: Mark[]; children: string }) {
  const has = (as: As) => marks.findLast((mark) => mark.as === as)
  const content = has('content')
  const inHand = marks.some((mark) => mark.as === 'content' && mark.key === 'current')
  const classes = [
    content && (inHand ? 's s--cur' : content.draft ? 's' : 'm'),
    !content && has('open') && 'gap',
    has('cue') && 'cue',
    has('mention') && 'mention',
    has('reach') && 'reach',
  ].filter(Boolean)
  const key = (content?.key === 'current' ? undefined : content?.key) ?? has('open')?.key
  const props = {
    'data-start': start,
    'data-key': key,
    'data-current': inHand ? '' : undefined,
    className: classes.join(' ') || undefined,
  }
  return content && !content.draft ? <mark {...props}>{children}</mark> : <span {...props}>{children}</span>
}

function marksOf(
  passages: DeskPassage[],
  draft: Draft | null,
  current: string | null,
  open: Piece[],
): Mark[] {
  const others = passages.filter((passage) => String(passage.id) !== current && !isWithdrawn(passage))
  const mark = (piece: Piece, as: As, key: string, isDraft: boolean): Mark => ({
    start: piece.start,
    end: piece.end,
    as,
    key,
    draft: isDraft,
  })
  const list = others.flatMap(({ id, content, cue, mention, state }) => [
    ...content.map((piece) => mark(piece, 'content', String(id), state === 'draft')),
    ...cue.map((piece) => mark(piece, 'cue', String(id), false)),
    ...mention.map((piece) => mark(piece, 'mention', String(id), false)),
  ])
  for (const piece of open) list.push(mark(piece, 'open', `new:${piece.start}-${piece.end}`, false))
  if (!draft) return list
  for (const piece of draft.content) list.push(mark(piece, 'content', 'current', true))
  if (draft.cue) list.push(mark(draft.cue, 'cue', 'current', true))
  if (draft.mention) list.push(mark(draft.mention, 'mention', 'current', true))
  return list
}

/** The words selected in the page as a range of the text, without white space at its ends. */
function selectedPiece(root: HTMLElement, text: string): Piece | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  const ends = [
    offset(root, range.startContainer, range.startOffset),
    offset(root, range.endContainer, range.endOffset),
  ]
  const [start, end] = ends
  return start === null || end === null || start === undefined || end === undefined || start >= end
    ? null
    : trimPiece(text, { start, end })
}

/** The offset in the text of a place in the page; a place between segments counts as the next one's start. */
function offset(root: HTMLElement, node: Node, at: number): number | null {
  if (!root.contains(node)) return null
  if (node.nodeType === Node.TEXT_NODE) {
    const start = node.parentElement?.closest('[data-start]')?.getAttribute('data-start')
    if (start) return Number(start) + at
  }
  const place = document.createRange()
  place.setStart(node, at)
  const next = [...root.querySelectorAll('[data-start]')].find(
    (segment) => place.comparePoint(segment, 0) >= 0 && segment.firstChild,
  )
  const last = root.querySelector('.para:last-child [data-start]:last-child')
  if (next) return Number(next.getAttribute('data-start'))
  return last ? Number(last.getAttribute('data-start')) + (last.textContent?.length ?? 0) : null
}
