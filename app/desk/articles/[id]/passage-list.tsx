import { Sign } from '@/components/sign'
import type { Item } from './items'

type Props = { items: Item[]; current: string | null; onShow: (key: string) => void }

/** Passages and suggestions in the order of the text, for hand and screen reader. */
export function PassageList({ items, current, onShow }: Props) {
  if (!items.length)
    return (
      <p className="queue__empty hint">
        Nothing is marked yet. Select words in the text to record who said them.
      </p>
    )
  return (
    <ol>
      {items.map((item) => (
        <li key={item.key} aria-current={item.key === current ? 'true' : undefined}>
          <button type="button" onClick={() => onShow(item.key)}>
            <Sign name={item.sign} />
            <span>
              {item.words}
              <small>{item.note}</small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
