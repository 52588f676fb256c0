import { sureness } from '@/lib/shown-suggestions'

type Props = { floor: number; hidden: number; onChange: (floor: number) => void }

/** The slider under whose confidence suggestions are hidden. */
export function HideUnsure({ floor, hidden, onChange }: Props) {
  const under = floor.toFixed(2)
  return (
    <div className="unsure">
      <label htmlFor="unsure">Hide the unsure</label>
      <span className="hint num" id="unsure-hides">
        {hidden || 'none'} hidden
      </span>
      <input
        id="unsure"
        type="range"
        min={0}
        max={0.95}
        step={0.05}
        value={floor}
        aria-valuetext={floor ? `confidence under ${under}, ${sureness(floor)}` : 'off'}
        aria-describedby="unsure-hides"
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <span className="hint num" aria-hidden="true">
        {floor ? `under ${under}` : 'off'}
      </span>
    </div>
  )
}
