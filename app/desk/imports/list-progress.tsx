'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { counted, numeral } from '@/components/counted'
import type { DeskImport } from '@/db/import-desk'
import { momentWords } from '@/lib/moment-words'
import { steerList } from './actions'
import { Failures } from './failures'
import { ListBar } from './list-bar'
import { doneOf, isLive, useProgress } from './use-progress'

const titles: Record<DeskImport['state'], (name: string) => string> = {
  receiving: (name) => `Receiving ${name}`,
  running: (name) => `Bringing in ${name}`,
  paused: (name) => `${name} is paused`,
  stopped: (name) => `${name} was stopped`,
  done: (name) => `${name} is done`,
  broken: (name) => `${name} was not taken in`,
}

function told({ state, by, createdAt, startedAt, endedAt, problem }: DeskImport): string {
  const who = by ? ` by ${by}` : ''
  if (state === 'broken') return `${problem ?? ''} Sent ${momentWords(createdAt)}${who}.`.trim()
  const began = `Started ${momentWords(startedAt ?? createdAt)}${who}.`
  if (endedAt) return `${began} Ended ${momentWords(endedAt)}.`
  return state === 'running' ? `${began} You can leave this page; it goes on.` : began
}

/** A list that is brought in: how far it has come, what steers it, and the rows that failed. Follows by itself. */
export function ListProgress({
  initial,
  after = 0,
  alone = false,
}: {
  initial: DeskImport
  /** The line after which its failures are shown. */
  after?: number
  /** Whether it is the page, and not one of several above a list of articles. */
  alone?: boolean
}) {
  const [state, send, busy] = useActionState(steerList, null)
  const { list, left, trouble } = useProgress(initial, after, state)
  const { id, name, rows, made, same, failed } = list
  const Heading = alone ? 'h1' : 'h2'
  const heading = `list-${id}`
  const rest = list.state === 'running' && left
  return (
    <section className="imp" aria-labelledby={heading}>
      <div className="imp__top">
        <div>
          <Heading className={alone ? 'h-page' : 'h-small'} id={heading}>
            {titles[list.state](name)}
            {rows > 0 && !alone && `, ${counted(rows, 'row')}`}
          </Heading>
          <p className="meta">{told(list)}</p>
        </div>
        <form action={send} className="btns">
          <input type="hidden" name="id" value={id} />
          <Steering list={list} busy={busy} />
        </form>
      </div>
      {state && 'refusal' in state && <FormNote state={state} fields={{}} from={`/desk/imports/${id}`} />}
      {trouble && (
        <p className="note note--error" role="alert">
          {trouble === 'lost' ? (
            <>
              <b>The server does not answer.</b> The list goes on, and this page follows when it can.
            </>
          ) : (
            <>
              <b>Your sign-in has ended.</b> The list goes on.{' '}
              <a href={`/login?from=/desk/imports/${id}`}>Sign in</a> to follow it.
            </>
          )}
        </p>
      )}
      {list.state !== 'broken' && (
        <>
          <ListBar list={list} labelledBy={heading} />
          <dl className="imp__n" aria-live={isLive(list) ? 'off' : 'polite'}>
            <Count name="done" value={numeral(doneOf(list))} of={` of ${numeral(rows)}`} />
            <Count name="new" value={numeral(made)} sign="as" />
            <Count name="held already" value={numeral(same)} sign="same" />
            <Count name="could not be read" value={numeral(failed)} sign="bad" />
            {rest && <Count name="left, about" value={rest} />}
          </dl>
        </>
      )}
      {list.failures.length > 0 && <Failures list={list} after={after} open={alone} send={send} />}
      {!alone && (
        <p className="meta imp__more">
          <a href={`/desk/imports/${id}`}>More of this list</a>
        </p>
      )}
    </section>
  )
}

function Steering({ list: { state }, busy }: { list: DeskImport; busy: boolean }) {
  const button = (what: string, words: string, quiet = false) => (
    <button
      className={`btn btn--small${quiet ? ' btn--quiet' : ''}`}
      name="what"
      value={what}
      aria-busy={busy}
    >
      {words}
    </button>
  )
  return (
    <>
      {state === 'running' && button('pause', 'Pause')}
      {(state === 'paused' || state === 'stopped') && button('resume', 'Go on')}
      {(state === 'running' || state === 'paused') && button('stop', 'Stop and keep what came', true)}
    </>
  )
}

function Count({ name, value, of, sign }: { name: string; value: string; of?: string; sign?: string }) {
  return (
    <div>
      <dt>
        {sign && <i className={`key key--${sign}`} />}
        {name}
      </dt>
      <dd className="num">
        {value}
        {of && <span>{of}</span>}
      </dd>
    </div>
  )
}
