import { counted } from '@/components/counted'
import { Moment } from '@/components/moment'
import { Sign } from '@/components/sign'
import type { InboxLine } from '@/db/inbox'

/** What is done with an article, who has it and since when, and what stands in the way. */
export function WorkTag({ article, mine }: { article: InboxLine; mine: boolean }) {
  const { work, read, problem, toRepair } = article
  return (
    <>
      <State article={article} mine={mine} />
      {work.since && (
        <span className="sub">
          {work.state === 'in-work' ? 'since ' : `by ${work.by?.name ?? 'the program'}, `}
          <Moment at={work.since} />
        </span>
      )}
      {toRepair > 0 && (
        <a className="tag tag--dash inbox__more" href={`/desk/articles/${article.id}`}>
          {counted(toRepair, 'passage')} to repair
        </a>
      )}
      {problem && (
        <span className="sub inbox__why">
          {read && 'Its page could not be read again: '}
          {problem}
        </span>
      )}
    </>
  )
}

function State({ article: { work, read, problem }, mine }: { article: InboxLine; mine: boolean }) {
  switch (work.state) {
    case 'in-work':
      return mine ? (
        <span className="tag tag--solid">In work with you</span>
      ) : (
        <span className="tag">{work.by?.name ?? 'Somebody'} has it</span>
      )
    case 'done':
      return (
        <span className="tag">
          <Sign name="done" /> Done
        </span>
      )
    case 'set-aside':
      return <span className="tag tag--dash">Set aside</span>
    case 'new':
      if (read) return <span className="tag">New</span>
      return <span className="tag tag--dash">{problem ? 'Could not be read' : 'Waits to be opened'}</span>
  }
}
