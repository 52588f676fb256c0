import type { Refusal } from '@/app/answers'
import type { DeskArticle, DeskWork } from '@/lib/desk-view'
import * as doors from './actions'
import type { Desk } from './use-desk'

/** Who has the article, and the ways to take it, give it back, call it done or set it aside. */
export function useWork(article: DeskArticle, user: number, desk: Desk) {
  const { work, setWork, send, tell, refuse, busy } = desk
  const mine = work.state === 'in-work' && work.by?.id === user
  const other = work.state === 'in-work' && !mine ? work : null
  const refused = ({ kind, message, current }: Refusal) => {
    if (kind !== 'conflict') return
    refuse(null)
    if (isWork(current)) setWork(current)
    tell(message)
  }
  const run = (write: Parameters<typeof send>[0], done: string) => {
    if (!busy) void send(write, done, refused)
  }
  return {
    ...work,
    mine,
    other,
    take: () => {
      if (!mine) run(() => doors.take(article.id, other?.by?.id ?? null), 'You have this article in work.')
    },
    giveBack: () => {
      if (mine) run(() => doors.giveBack(article.id), 'Given back: others can take this article.')
    },
    markDone: () => {
      if (!other && work.state !== 'done') run(() => doors.mark(article.id, 'done'), 'Marked as done.')
    },
    setAside: () => {
      if (!other && work.state !== 'set-aside') run(() => doors.mark(article.id, 'set-aside'), 'Set aside.')
    },
  }
}

export type Work = ReturnType<typeof useWork>

const isWork = (current: unknown): current is DeskWork =>
  typeof current === 'object' && current !== null && 'since' in current && 'by' in current
