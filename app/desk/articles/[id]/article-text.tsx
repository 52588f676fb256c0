import { useEffect, useMemo, useRef } from 'react'
import type { DeskPassage, DeskSuggestion } from '@/lib/desk-view'
import type { Draft } from '@/lib/draft'
import { paragraphs } from '@/lib/paragraphs'
import { segments } from '@/lib/segments'
import { trimPiece, type Piece } from '@/lib/spans'
import { isPlaced, isWithdrawn, keyOfSuggestion, verbOf, type Item } from './items'
import { useReach } from './use-reach'

type As = 'content' | 'cue' | 'mention' | 'open' | 'reach'
/** How far the words of a mark are on the record: suggested ones, and those of a form, are not. */
type State = 'public' | 'draft' | 'suggested'
type Mark = Piece & { as: As; key: string; state: State }
type Props = {
  text: string
  language: string
  items: Item[]
  passages: DeskPassage[]
  offers: DeskSuggestion[]
  draft: Pick<Draft, 'content' | 'cue' | 'mention'> | null
  current: string | null
  /** Part of another page: nothing tells what the marks mean, and the page does not follow them. */
  bare?: boolean
  onSelect: (piece: Piece) => void
  onShow: (key: string) => void
}

/** The article as paragraphs with its marks; words are selected by mouse, by touch, or sentence by sentence. */
export function ArticleText({ text, language, bare = false, onSelect, onShow, ...props }: Props) {
  const { draft, current } = props
  const root = useRef<HTMLElement>(null)
  const selected = useRef(false)
  const parts = useMemo(() => paragraphs(text), [text])
  const verb = current ? verbOf(current) : null
  const at = draft?.content[0]?.start ?? verb?.start
  const { reach, onKeyDown, leave } = useReach(text, parts, {
    from: draft?.content[0],
    verb: verb?.start,
    onSelect,
  })
  const marks = marksOf(props)
  if (reach) marks.push({ ...reach, as: 'reach', key: '', state: 'suggested' })

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

  useEffect(() => {
    if (at === undefined || bare) return
    root.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [at, current, bare])

  const click = (event: React.MouseEvent) => {
    leave()
    const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key')
    if (key && !selected.current) onShow(key)
  }
  return (
    <main
      className="text"
      id="main"
      data-in-hand={current ?? undefined}
      ref={root}
      tabIndex={0}
      aria-label="Article text"
      aria-describedby="by-keyboard"
      onKeyDown={onKeyDown}
      onClick={click}
    >
      <p className="vh" id="by-keyboard">
        Arrow down and up choose the words in hand, then a sentence. Shift with the arrows moves its end by a
        word, comma and full stop move its beginning. Enter takes the words, Escape leaves.
      </p>
      <p className="vh" role="status">
        {reach ? `Chosen: ${text.slice(reach.start, reach.end)}` : ''}
      </p>
      {!bare && (
        <p className="text__legend meta" aria-hidden="true">
          <mark className="m">public</mark>
          <mark className="m m--draft">draft</mark>
          <span className="s">suggested</span>
          <span className="s s--cur">current</span>
          <span className="gap">not covered</span>
        </p>
      )}
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
  const held = content && content.state !== 'suggested'
  const open = has('open')
  const classes = [
    content && { public: 'm', draft: 'm m--draft', suggested: 's' }[content.state],
    inHand && 's--cur',
    !content && open && 'gap',
    open?.key === 'current' && 's--cur',
    has('cue') && 'cue',
    has('mention') && 'mention',
    has('reach') && 'reach',
  ].filter(Boolean)
  const key = [content?.key, open?.key].find((name) => name && name !== 'current')
  const isCurrent = inHand || open?.key === 'current'
  const props = {
    'data-start': start,
    'data-key': key,
    'data-current': isCurrent ? '' : undefined,
    'aria-current': isCurrent ? ('true' as const) : undefined,
    className: classes.join(' ') || undefined,
  }
  return held ? <mark {...props}>{children}</mark> : <span {...props}>{children}</span>
}

function marksOf({
  items,
  passages,
  offers,
  draft,
  current,
}: Pick<Props, 'items' | 'passages' | 'offers' | 'draft' | 'current'>): Mark[] {
  const list: Mark[] = []
  const mark = (pieces: readonly Piece[], as: As, key: string, state: State = 'suggested') =>
    list.push(...pieces.map(({ start, end }) => ({ start, end, as, key, state })))
  for (const { id, content, cue, mention, state } of passages.filter(
    (one) => isPlaced(one) && !isWithdrawn(one),
  )) {
    const key = String(id)
    if (key === current) continue
    mark(content, 'content', key, state === 'draft' ? 'draft' : 'public')
    mark(cue, 'cue', key)
    mark(mention, 'mention', key)
  }
  for (const { id, content } of offers)
    if (keyOfSuggestion(id) !== current) mark(content, 'content', keyOfSuggestion(id))
  for (const { key, place } of items) if (place) mark([place], 'open', key === current ? 'current' : key)
  if (!draft) return list
  const recorded = passages.find(({ id }) => String(id) === current)
  const state = recorded ? (recorded.state === 'draft' ? 'draft' : 'public') : 'suggested'
  mark(draft.content, 'content', 'current', state)
  if (draft.cue) mark([draft.cue], 'cue', 'current')
  if (draft.mention) mark([draft.mention], 'mention', 'current')
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
