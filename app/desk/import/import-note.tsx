import { useEffect, useRef } from 'react'
import type { Refusal } from '@/app/answers'
import type { HeaderKey } from '@/lib/header'

type Same = { id: number; title: string }
const isSame = (current: unknown): current is Same =>
  typeof current === 'object' && current !== null && 'id' in current && 'title' in current

/** Why the article was not brought in, and what to do; the form below keeps all that was typed. */
export function ImportNote({
  refused,
  labels,
}: {
  refused: Refusal | 'unreachable'
  labels: Record<HeaderKey, string>
}) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [refused])
  return (
    <div ref={note} className={`note ${look(refused)}`} role="alert" tabIndex={-1}>
      <Words refused={refused} labels={labels} />
    </div>
  )
}

function look(refused: Refusal | 'unreachable'): string {
  return refused !== 'unreachable' && refused.kind === 'conflict' ? 'note--changed' : 'note--error'
}

function Words({ refused, labels }: { refused: Refusal | 'unreachable'; labels: Record<HeaderKey, string> }) {
  if (refused === 'unreachable')
    return (
      <>
        <b>The server did not answer.</b> Nothing is lost: what you typed stays here. Try again in a moment.
      </>
    )
  if (refused.kind === 'conflict')
    return (
      <>
        <b>This text is on record already</b>
        {isSame(refused.current) && (
          <>
            {' as '}
            <a href={`/desk/articles/${refused.current.id}`}>{refused.current.title}</a>
          </>
        )}
        . Nothing was stored a second time.
      </>
    )
  if (refused.kind === 'forbidden')
    return (
      <>
        <b>Your sign-in has ended.</b> Nothing is lost: <a href="/login?from=/desk/import">sign in again</a>,
        and what you typed is here when you come back.
      </>
    )
  const names: Record<string, string> = { ...labels, text: 'Text of the article', file: 'Or a file' }
  const fields = [...new Set(refused.problems.map(({ field }) => field))].filter((field) => field in names)
  const rest = refused.problems.filter(({ field }) => !(field in names))
  if (fields.length === 0)
    return (
      <>
        <b>{rest.map(({ message }) => message).join(' ')}</b> Nothing was stored and nothing is lost.
      </>
    )
  return (
    <>
      <b>{fields.length === 1 ? 'One field needs you.' : `${fields.length} fields need you.`}</b> Nothing was
      stored and nothing is lost:{' '}
      {fields.map((field, index) => (
        <span key={field}>
          {index > 0 && ', '}
          <a href={`#${field}`}>{names[field]}</a>
        </span>
      ))}
      .
    </>
  )
}
