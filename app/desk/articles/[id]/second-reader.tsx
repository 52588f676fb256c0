import { Moment } from '@/components/moment'
import { counted } from '@/components/counted'
import type { DeskSecondReading } from '@/lib/desk-view'

type Props = { model: string; second: DeskSecondReading | null; late: boolean; onAsk: () => void }

/** The second reader, where this instance has one: what came of it for this article, and the way to ask it. */
export function SecondReader({ model, second, late, onAsk }: Props) {
  const waits = second?.waits ?? null
  const last = second?.last ?? null
  return (
    <section className="second" aria-label="Second reader">
      <p className="hint">
        <b>Second reader:</b> {model}
      </p>
      <p className="hint" role="status">
        {waits === 'now' && !late && 'It reads this article. What it proposes appears here by itself.'}
        {waits === 'now' && late && (
          <>
            It has not read this article yet. <a href="">Reload to see</a> what it proposes.
          </>
        )}
        {waits === 'later' && last?.note}
        {!waits && last && (
          <>
            {last.note ?? found(last)} <Moment at={last.at} />
          </>
        )}
      </p>
      {!waits && (
        <button className="btn btn--small" type="button" onClick={onAsk}>
          {last ? 'Ask it again' : 'Ask the second reader'}
        </button>
      )}
    </section>
  )
}

/** What came of a reading; what the rules found too is no suggestion of its own. */
const found = ({ proposed, kept }: { proposed: number; kept: number }) =>
  proposed
    ? `It named ${counted(proposed, 'statement')}, ${kept || 'none'} of them new.`
    : 'It named no statement.'
