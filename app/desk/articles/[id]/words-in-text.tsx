import { Fragment } from 'react'
import type { Draft } from '@/lib/draft'

export type Picking = 'content' | 'piece' | 'cue' | 'mention'
type Props = {
  draft: Draft
  text: string
  /** Of a passage that does not stand in this version: its words as first printed, which are not chosen here. */
  printed: Record<'content' | 'cue' | 'mention', string> | null
  picking: Picking | null
  onPick: (as: Picking) => void
  onEdit: (change: Partial<Draft>) => void
}

/** Content, cue and mention as they stand in the text, each to be chosen anew there. */
export function WordsInText({ draft, text, printed, picking, onPick, onEdit }: Props) {
  if (printed)
    return (
      <fieldset className="spans">
        <legend className="label">Words as first printed</legend>
        <dl className="kv">
          {(['content', 'cue', 'mention'] as const).map((as) => (
            <Fragment key={as}>
              <dt>{as[0]!.toUpperCase() + as.slice(1)}</dt>
              <dd>{printed[as] || <i className="hint">none</i>}</dd>
            </Fragment>
          ))}
        </dl>
      </fieldset>
    )
  const cut = (pieces: { start: number; end: number }[]) =>
    pieces.map(({ start, end }) => text.slice(start, end)).join(' … ')
  const button = (as: Picking, label: string, name: string) => (
    <button
      className="btn btn--small btn--quiet"
      type="button"
      id={`pick-${as}`}
      aria-pressed={picking === as}
      onClick={() => onPick(as)}
    >
      {label} <span className="vh">{name}</span>
    </button>
  )
  const row = (as: 'cue' | 'mention', name: string) => (
    <>
      <dt>{name}</dt>
      <dd>
        <span>{draft[as] ? cut([draft[as]]) : <i className="hint">none</i>}</span>
        <span className="spans__do">
          {button(as, draft[as] ? 'Change' : 'Choose', name.toLowerCase())}
          {draft[as] && (
            <button
              className="btn btn--small btn--quiet"
              type="button"
              onClick={() => onEdit({ [as]: null })}
            >
              Clear <span className="vh">{name.toLowerCase()}</span>
            </button>
          )}
        </span>
      </dd>
    </>
  )
  return (
    <fieldset className="spans">
      <legend className="label">Words in the text</legend>
      {picking && (
        <p className="note" role="status">
          Select the {picking === 'piece' ? 'further words' : picking} in the text.
        </p>
      )}
      <dl className="kv">
        <dt>Content</dt>
        <dd>
          <span>{cut(draft.content)}</span>
          <span className="spans__do">
            {button('content', 'Change', 'content')}
            {button('piece', 'Add', 'a piece')}
          </span>
        </dd>
        {row('cue', 'Cue')}
        {row('mention', 'Mention')}
      </dl>
    </fieldset>
  )
}
