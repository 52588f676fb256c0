'use client'

import { useState, type ReactNode } from 'react'
import { TextField } from '@/app/admin/field'
import type { Outcome } from '@/app/answers'

const unreachable = 'The server did not answer. Try again in a moment.'

type Props<Seen, Done> = {
  id: string
  label: string
  hint: string
  accept: string
  /** Sent with the file. */
  fields?: Record<string, string>
  see: (form: FormData) => Promise<Outcome<Seen>>
  take: (form: FormData) => Promise<Outcome<Done>>
  seenAs: (seen: Seen) => ReactNode
  doneAs: (done: Done) => ReactNode
  /** Whether anything would come of the file. */
  any: (seen: Seen) => boolean
  /** Another file is chosen, or this one is done with: what was chosen for its rows is past. */
  fresh?: () => void
}

/** Chooses a file, shows what would come of it, and brings it in. The file stays with the browser in between. */
export function FileForm<Seen, Done>(props: Props<Seen, Done>) {
  const { id, label, hint, accept, fields = {} } = props
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function send<T>(run: (form: FormData) => Promise<Outcome<T>>): Promise<T | null> {
    if (!file) return (setProblem('Choose a file.'), null)
    if (file.size > 5 * 1024 * 1024)
      return (setProblem('The file is larger than 5 MB. Part it in two.'), null)
    setBusy(true)
    const form = new FormData()
    form.set('file', file)
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const outcome = await run(form).catch(() => null)
    setBusy(false)
    if (outcome?.ok) return (setProblem(undefined), outcome.value)
    setProblem(outcome ? outcome.refusal.message : unreachable)
    return null
  }

  async function see(): Promise<void> {
    setDone(null)
    setSeen(await send(props.see))
  }

  async function take(): Promise<void> {
    const value = await send(props.take)
    if (value === null) return
    setDone(value)
    setSeen(null)
    props.fresh?.()
  }

  return (
    <>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void see()
        }}
      >
        <TextField
          id={id}
          name="file"
          type="file"
          accept={accept}
          label={label}
          className="in in--file"
          hint={hint}
          problem={problem}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null)
            setSeen(null)
            setDone(null)
            setProblem(undefined)
            props.fresh?.()
          }}
        />
        <div className="btns">
          <button className={seen ? 'btn' : 'btn btn--primary'} aria-busy={busy}>
            {busy ? 'Reading…' : seen ? 'Look again' : 'See what would come of it'}
          </button>
        </div>
      </form>
      {done && props.doneAs(done)}
      {seen && (
        <>
          {props.seenAs(seen)}
          {props.any(seen) && (
            <div className="btns">
              <button className="btn btn--primary" aria-busy={busy} onClick={() => !busy && void take()}>
                {busy ? 'Writing…' : 'Bring these in'}
              </button>
            </div>
          )}
        </>
      )}
    </>
  )
}
