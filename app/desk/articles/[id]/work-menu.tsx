import { useRef } from 'react'
import { Moment } from '@/components/moment'
import type { Work } from './use-work'

const names = { new: 'New', done: 'Done', 'set-aside': 'Set aside' } as const

/** Who has the article, with what can be done with it folded behind. */
export function WorkMenu({ work }: { work: Work }) {
  const menu = useRef<HTMLDetailsElement>(null)
  const { state, by, since, mine, other } = work
  const close = () => {
    menu.current!.open = false
  }
  const choice = (name: string, key: string, act: () => void) => (
    <li key={key}>
      <button
        type="button"
        onClick={() => {
          close()
          act()
        }}
      >
        {name} <kbd>{key}</kbd>
      </button>
    </li>
  )
  const take = other ? `Take it over from ${other.by?.name ?? 'who has it'}` : 'Take it'
  return (
    <details
      ref={menu}
      className="workmenu"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !menu.current?.open) return
        close()
        menu.current.querySelector('summary')?.focus()
      }}
      onBlur={({ relatedTarget }) => relatedTarget && !menu.current?.contains(relatedTarget) && close()}
    >
      <summary className="btn">
        <span className="vh">State of the article: </span>
        <span className="workmenu__state">
          {mine ? 'With you' : other ? `With ${by?.name ?? 'somebody'}` : names[state as keyof typeof names]}
        </span>
      </summary>
      <div className="workmenu__list">
        {since && (
          <p className="hint">
            {state === 'in-work' ? 'Since ' : `By ${by?.name ?? 'the program'}, `}
            <Moment at={since} />
          </p>
        )}
        <ul>
          {!mine && choice(take, 'h', work.take)}
          {!other && state !== 'done' && choice('Mark as done', 'f', work.markDone)}
          {!other && state !== 'set-aside' && choice('Set aside', 'z', work.setAside)}
          {mine && choice('Give back', 'g', work.giveBack)}
        </ul>
      </div>
    </details>
  )
}
