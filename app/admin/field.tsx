import type { ComponentProps, ReactNode } from 'react'

type Told = { id: string; label: string; hint?: ReactNode; problem?: string }

const told = ({ id, hint, problem }: Told) => ({
  id,
  'aria-describedby':
    [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': problem ? true : undefined,
})

/** Label, control, hint and problem, tied together for screen readers. */
function Field({ id, label, hint, problem, children }: Told & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {problem && (
        <p className="err" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

export function TextField({
  id,
  label,
  hint,
  problem,
  ...input
}: Told & Omit<ComponentProps<'input'>, 'id'>) {
  return (
    <Field {...{ id, label, hint, problem }}>
      <input className="in" autoComplete="off" {...input} {...told({ id, label, hint, problem })} />
    </Field>
  )
}

export function TextArea({
  id,
  label,
  hint,
  problem,
  ...area
}: Told & Omit<ComponentProps<'textarea'>, 'id'>) {
  return (
    <Field {...{ id, label, hint, problem }}>
      <textarea className="in" autoComplete="off" {...area} {...told({ id, label, hint, problem })} />
    </Field>
  )
}

/** A choice from a closed list; `defaultValue` may change with the form's answer, so it is the key as well. */
export function Choice({
  id,
  label,
  hint,
  problem,
  options,
  ...select
}: Told & Omit<ComponentProps<'select'>, 'id'> & { options: readonly string[] }) {
  return (
    <Field {...{ id, label, hint, problem }}>
      <select
        className="in"
        key={String(select.defaultValue)}
        {...select}
        {...told({ id, label, hint, problem })}
      >
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </Field>
  )
}
