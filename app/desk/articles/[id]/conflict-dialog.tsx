import { useState } from 'react'
import type { DeskPassage } from '@/lib/desk-view'
import { differences, merged } from '@/lib/differences'
import { draftOf, type Draft } from '@/lib/draft'
import { Dialog } from './dialog'

type Props = {
  mine: Draft
  current: DeskPassage
  text: string
  onSave: (draft: Draft) => void
  onAside: () => void
  onTake: () => void
}

/** Both texts of a statement that two editors changed, with a choice for each line that differs. */
export function ConflictDialog({ mine, current, text, onSave, onAside, onTake }: Props) {
  const theirs = draftOf(current)
  const lines = differences(mine, theirs, text)
  const [taken, setTaken] = useState<string[]>([])
  const side = (label: string, which: 'mine' | 'theirs', words: string) => (
    <label data-side={which === 'mine' ? 'Yours' : 'On record'}>
      <input
        type="radio"
        name={`choice-${label}`}
        checked={taken.includes(label) === (which === 'theirs')}
        onChange={() =>
          setTaken(which === 'theirs' ? [...taken, label] : taken.filter((other) => other !== label))
        }
      />
      <span className="vh">{which === 'mine' ? 'Yours: ' : 'On record: '}</span>
      {words}
    </label>
  )
  const at = current.changed ? new Date(current.changed.at).toLocaleTimeString('en-GB').slice(0, 5) : null
  return (
    <Dialog title="This utterance changed while you were editing" className="conflict" onClose={onAside}>
      <p className="cf-lede">
        {current.changed?.by ?? 'Somebody'} saved it{at ? ` at ${at}` : ''}, after you opened it. Nothing of
        yours is lost.{' '}
        {lines.length ? 'Choose for each line that differs; the rest is the same.' : 'Both say the same.'}
      </p>
      <div className="cf">
        <div className="cf__head" aria-hidden="true">
          <span />
          <b>Yours</b>
          <b>On record</b>
        </div>
        {lines.map((line) => (
          <fieldset className="cf__row" key={line.label}>
            <legend>{line.label}</legend>
            {side(line.label, 'mine', line.mine)}
            {side(line.label, 'theirs', line.theirs)}
          </fieldset>
        ))}
      </div>
      <p className="btns">
        <button
          className="btn btn--primary"
          type="button"
          onClick={() =>
            onSave(
              merged(
                mine,
                theirs,
                lines.filter((line) => !taken.includes(line.label)),
              ),
            )
          }
        >
          Save my choices
        </button>
        <button className="btn" type="button" onClick={onAside}>
          Keep my draft aside
        </button>
        <button className="btn btn--quiet" type="button" onClick={onTake}>
          Take the record
        </button>
      </p>
    </Dialog>
  )
}
