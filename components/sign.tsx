import type { ReactNode } from 'react'
import type { LinkKind, Stance } from '@/lib/record'

type Name =
  | Stance
  | LinkKind
  | 'outlet'
  | 'lock'
  | 'menu'
  | 'recorded'
  | 'draft'
  | 'suggested'
  | 'waiting'
  | 'withdrawn'
  | 'uncovered'
  | 'done'
  | 'todo'
  | 'feed'

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.7,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const
const ring = <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
const box = { x: 2.5, y: 4, width: 11, height: 8 }

// Stances: only asserting is a solid disc, the others are rings; never a tick or a cross.
const drawings: Record<Name, ReactNode> = {
  asserts: (
    <>
      <circle cx="8" cy="8" r="7.4" fill="currentColor" />
      <path d="M8 4.7v6.6M4.7 8h6.6" stroke="var(--color-paper)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  denies: (
    <>
      {ring}
      <path d="M4.9 8h6.2" {...line} />
    </>
  ),
  questions: (
    <>
      {ring}
      <path d="M6.2 6.5c0-2.4 3.7-2.3 3.6-.1 0 1.4-1.8 1.3-1.8 2.7" {...line} />
      <circle cx="8" cy="11.3" r="1" fill="currentColor" />
    </>
  ),
  demands: (
    <>
      {ring}
      <path d="M8 4.6v4" {...line} />
      <circle cx="8" cy="11.2" r="1.05" fill="currentColor" />
    </>
  ),
  predicts: (
    <>
      {ring}
      <path d="M4.8 8h6M8.7 5.7 11 8l-2.3 2.3" {...line} />
    </>
  ),
  contradicts: (
    <path d="M2.5 5.2h11M13.5 10.8h-11M5.2 2.8 2.5 5.2l2.7 2.4M10.8 8.4l2.7 2.4-2.7 2.4" {...line} />
  ),
  reverses: <path d="M3 6.2h6.4a3.4 3.4 0 0 1 0 6.8H6M5.8 3.2 2.8 6.2l3 3" {...line} />,
  refines: <path d="M3 3v5.5a2.5 2.5 0 0 0 2.5 2.5H13M10.4 8.2 13.2 11l-2.8 2.8" {...line} />,
  answers: <path d="M13 3v5.5a2.5 2.5 0 0 1-2.5 2.5H3M5.6 8.2 2.8 11l2.8 2.8" {...line} />,
  outlet: <path d="M6 3.5H3.5v9h9V10M9 3.5h3.5V7M12.3 3.7 7.5 8.5" {...line} />,
  lock: <path d="M3.4 7h9.2v6.4H3.4zM5.6 7V5a2.4 2.4 0 0 1 4.8 0v2" {...line} />,
  menu: <path d="M2 4.5h12M2 8h12M2 11.5h12" {...line} />,
  recorded: <rect {...box} fill="currentColor" />,
  draft: (
    <>
      <rect {...box} fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M3.2 8h9.6v3.4H3.2z" fill="currentColor" />
    </>
  ),
  waiting: (
    <>
      <circle cx="8" cy="8" r="5.6" {...line} />
      <path d="M8 5v3.2l2.2 1.4" {...line} />
    </>
  ),
  suggested: <rect {...box} fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 1.8" />,
  withdrawn: (
    <>
      <rect {...box} fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M1 8h14" {...line} />
    </>
  ),
  uncovered: <path d="M3 12V4h2M13 4v8h-2" {...line} />,
  done: <path d="M3 8.4 6.4 12 13 4.6" {...line} />,
  feed: (
    <>
      <path d="M3 8a5 5 0 0 1 5 5M3 3.5A9.5 9.5 0 0 1 12.5 13" {...line} />
      <circle cx="3.8" cy="12.2" r="1.4" fill="currentColor" />
    </>
  ),
  todo: <circle cx="8" cy="8" r="5.4" {...line} strokeDasharray="2.4 2.2" />,
}

/** The drawings of the stances, in a square of 16. */
export const stanceShapes: Record<Stance, ReactNode> = drawings

/** A small drawing that always stands beside its word, so it is hidden from screen readers. */
export function Sign({ name }: { name: Name }) {
  return (
    <svg className="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  )
}
