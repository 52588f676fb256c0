'use client'

import { useCallback, useEffect, useRef } from 'react'
import { Sign } from '@/components/sign'
import { longDate } from '@/lib/dates'
import type { Repair } from '@/lib/repair-view'
import type { Piece } from '@/lib/spans'
import { ArticleText } from '../article-text'
import { DeskKeys } from '../desk-keys'
import { focusOn } from '../focus'
import { useKeys, useSingleKeys } from '../use-keys'
import { ItemInHand } from './item-in-hand'
import { noteOf, useRepair } from './use-repair'

type Props = {
  repair: Repair
  /** The place that the address names. */
  first: number | null
  /** What came of a plain form that was refused. */
  refused: string | null
}

const shown: [string, string][] = [
  ['j k', 'next, back'],
  ['a', 'accept'],
  ['s', 'select anew'],
  ['x', 'no longer in the article'],
  ['u', 'undo'],
]

/** The repair desk of one article: its places, old and new words of the one in hand, the newest text. */
export function RepairDesk({ repair: opened, first, refused }: Props) {
  const desk = useRepair(opened, first)
  const { repair, items, item, selecting, offered } = desk
  const [singleKeys, toggleKeys] = useSingleKeys()

  // The text listens on the document: it needs one function that always sees the latest state.
  const latest = useRef((_: Piece) => {})
  useEffect(() => {
    latest.current = (piece) => (selecting ? desk.take(piece) : desk.setOffered(piece))
  })
  const onSelect = useCallback((piece: Piece) => latest.current(piece), [])
  const select = () => {
    if (offered) return desk.take(offered)
    desk.setSelecting(true)
    focusOn('main')
  }
  useKeys(
    { on: singleKeys, busy: desk.sending, refused: desk.refusal !== null },
    {
      j: () => desk.step(1),
      k: () => desk.step(-1),
      a: () => item && (item.state === 'open' || item.state === 'gone') && desk.decide('accept'),
      s: select,
      x: () => item && item.state !== 'gone' && desk.decide('gone'),
      u: desk.undo,
      Escape: () => {
        desk.setSelecting(false)
        desk.setOffered(null)
      },
    },
  )
  useEffect(() => {
    const text = document.getElementById('main')
    const words = text?.querySelector('[data-current]')
    if (text && words)
      text.scrollTop += words.getBoundingClientRect().top - text.getBoundingClientRect().top - 80
  }, [item?.id, item?.version])
  const open = items.filter(({ state }) => state === 'open').length
  const place = item && item.state !== 'gone' ? item.place : []
  return (
    <div className="desk desk--repair">
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <header className="dtop">
        <a className="word" href="/desk/repair" aria-label="Onrecord desk, repair">
          On<i>record</i>
        </a>
        <div className="dtop__title">
          <h1>Repair: {repair.title}</h1>
          <p className="meta">
            <span>
              {repair.publisher ?? 'Publisher not known'}, version {repair.text.number} of{' '}
              {longDate(repair.text.on)}
            </span>{' '}
            <a href={`/desk/articles/${repair.id}`}>Annotate</a>
            <a href={`/desk/articles/${repair.id}/versions`}>Versions</a>
          </p>
        </div>
        <p className="meta num" role="status">
          <b>{open}</b> to decide
        </p>
        <div className="btns">
          <button className="btn repair__js" type="button" disabled={!desk.decided} onClick={desk.undo}>
            Undo <kbd>u</kbd>
          </button>
        </div>
      </header>
      <div className="dgrid dgrid--repair">
        <nav className="queue" aria-label="Passages to repair">
          <h2 className="h-small">Passages</h2>
          {items.length ? (
            <ol>
              {items.map((one) => (
                <li key={one.id} aria-current={one.id === item?.id ? 'true' : undefined}>
                  <a
                    href={`?item=${one.id}`}
                    onClick={(event) => {
                      if (event.ctrlKey || event.metaKey || event.shiftKey) return
                      event.preventDefault()
                      desk.show(one.id)
                    }}
                  >
                    <Sign name={one.state === 'open' ? 'todo' : 'done'} />
                    <span>
                      {one.words}
                      <small>
                        {noteOf(one)}, {one.source ?? 'no source yet'}
                      </small>
                    </span>
                  </a>
                </li>
              ))}
            </ol>
          ) : (
            <p className="queue__empty hint">Every passage was found in the newest version.</p>
          )}
        </nav>
        <div className="repair__main">
          {refused && (
            <p className="note note--changed" role="alert">
              <b>Nothing was decided.</b> {refused}
            </p>
          )}
          {item ? (
            <ItemInHand desk={desk} onSelect={select} onTake={() => offered && desk.take(offered)} />
          ) : (
            <div className="empty">
              <h2>Nothing to repair</h2>
              <p>
                Every passage of this article stands in its newest version.{' '}
                <a href="/desk/repair">To the other articles</a>
              </p>
            </div>
          )}
          <ArticleText
            text={repair.text.words}
            language={repair.language}
            items={[]}
            passages={[]}
            offers={[]}
            draft={place.length ? { content: place, cue: null, mention: null } : null}
            current={item ? `place:${item.id}` : null}
            bare
            onSelect={onSelect}
            onShow={() => {}}
          />
        </div>
      </div>
      <DeskKeys on={singleKeys} shown={shown} onToggle={toggleKeys} />
      <p className="vh" role="status">
        {desk.told}
      </p>
    </div>
  )
}
