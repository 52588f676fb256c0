import type { FormState } from './form-state'

const named = (count: number) => (count === 1 ? 'One field needs you.' : `${count} fields need you.`)

/**
 * What came of a form that was sent. `fields` are the fields that show their own problem, by name with the id of
 * the control; any other problem is told here. `from` is where to come back to after signing in.
 */
export function FormNote({
  state,
  fields,
  from,
}: {
  state: FormState
  fields: Record<string, string>
  from: string
}) {
  if (!state) return null
  if ('done' in state)
    return (
      <p className="note" role="status">
        {state.done}
      </p>
    )
  const { kind, message, problems } = state.refusal
  if (kind === 'forbidden')
    return (
      <p className="note note--error" role="alert">
        <b>{message}</b> Nothing was saved. If your sign-in has ended,{' '}
        <a href={`/login?from=${encodeURIComponent(from)}`}>sign in again</a>.
      </p>
    )
  if (kind !== 'invalid')
    return (
      <p className={kind === 'conflict' ? 'note note--changed' : 'note note--error'} role="alert">
        <b>{message}</b> Nothing was saved.
      </p>
    )
  const shown = problems.filter(({ field }) => field in fields)
  const rest = problems.filter(({ field }) => !(field in fields))
  return (
    <div className="note note--error" role="alert">
      <b>{shown.length ? named(new Set(shown.map(({ field }) => field)).size) : 'Nothing was saved.'}</b>{' '}
      {shown.length > 0 && 'Nothing was saved and nothing is lost: '}
      {shown.map(({ field, message }, index) => (
        <span key={field + message}>
          {index > 0 && '; '}
          <a href={`#${fields[field]}`}>{message}</a>
        </span>
      ))}{' '}
      {rest.map(({ message }) => message).join(' ')}
    </div>
  )
}
