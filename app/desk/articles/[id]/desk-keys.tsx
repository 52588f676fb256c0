const annotating: [string, string][] = [
  ['j k', 'next, back'],
  ['n', 'next open'],
  ['a', 'accept'],
  ['e', 'edit'],
  ['x', 'dismiss'],
  ['s', 'join'],
  ['w', 'who'],
  ['d', 'day'],
  ['u', 'undo'],
  ['p', 'publish'],
]

type Props = {
  on: boolean
  /** The keys with what they do; those of annotating by default. */
  shown?: [string, string][]
  onToggle: () => void
  onAll?: () => void
}

/** The keys of the desk at its foot, and the switch that turns them off. */
export function DeskKeys({ on, shown = annotating, onToggle, onAll }: Props) {
  return (
    <footer className="keys" aria-label="Keys" data-off={on ? undefined : ''}>
      <ul>
        {shown.map(([keys, does]) => (
          <li key={keys}>
            {keys.split(' ').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
            {does}
          </li>
        ))}
      </ul>
      <span className="btns">
        {onAll && (
          <button className="btn btn--small btn--quiet" type="button" onClick={onAll}>
            All keys <kbd>?</kbd>
          </button>
        )}
        <button className="btn btn--small btn--quiet" type="button" aria-pressed={on} onClick={onToggle}>
          Single keys: {on ? 'on' : 'off'}
        </button>
      </span>
    </footer>
  )
}
