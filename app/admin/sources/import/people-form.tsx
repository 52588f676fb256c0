'use client'

import { useState } from 'react'
import { TextField } from '@/app/admin/field'
import type { Outcome } from '@/app/answers'
import { counted } from '@/components/counted'
import type { PeopleDone } from '@/db/people'
import { seePeople, takePeople, type Seen } from './actions'
import { ProblemTable, SeenTable } from './seen-table'

const unreachable = 'The server did not answer. Try again in a moment.'

function summary(counts: Seen['counts']): string {
  const parts = [
    [counts.new, 'new'],
    [counts.adds, 'on record that the file adds to'],
    [counts.same, 'on record with nothing to add'],
    [counts.choose, 'to choose'],
    [counts.problems, counts.problems === 1 ? 'problem' : 'problems'],
  ] as const
  const told = parts.filter(([count]) => count).map(([count, what]) => `${count} ${what}`)
  return `${told.join(', ')}.`
}

/** Chooses a file, shows what would come of it, and brings it in. The file stays with the browser in between. */
export function PeopleForm() {
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [choices, setChoices] = useState<Record<string, string>>({})
  const [done, setDone] = useState<PeopleDone | null>(null)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function send<T>(run: (form: FormData) => Promise<Outcome<T>>): Promise<T | null> {
    if (!file) return (setProblem('Choose a file.'), null)
    if (file.size > 5 * 1024 * 1024)
      return (setProblem('The file is larger than 5 MB. Part it in two.'), null)
    setBusy(true)
    const form = new FormData()
    form.set('file', file)
    form.set('choices', JSON.stringify(choices))
    const outcome = await run(form).catch(() => null)
    setBusy(false)
    if (outcome?.ok) return (setProblem(undefined), outcome.value)
    setProblem(outcome ? outcome.refusal.message : unreachable)
    return null
  }

  async function see(): Promise<void> {
    setDone(null)
    const value = await send(seePeople)
    if (value) setSeen(value)
  }

  async function take(): Promise<void> {
    const value = await send(takePeople)
    if (!value) return
    setDone(value)
    setSeen(null)
    setChoices({})
  }

  return (
    <section className="admin" aria-label="File">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void see()
        }}
      >
        <TextField
          id="people-file"
          name="file"
          type="file"
          accept=".json,.csv,.tsv,application/json,text/csv"
          label="File of people"
          className="in in--file"
          hint="Popolo JSON or CSV in UTF-8, at most 5 MB and 10,000 rows."
          problem={problem}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null)
            setSeen(null)
            setDone(null)
            setChoices({})
            setProblem(undefined)
          }}
        />
        <div className="btns">
          <button className={seen ? 'btn' : 'btn btn--primary'} aria-busy={busy}>
            {busy ? 'Reading…' : seen ? 'Look again' : 'See what would come of it'}
          </button>
        </div>
      </form>
      {done && (
        <p className="note" role="status">
          <b>{counted(done.made, 'source')} made</b>, {done.added} added to, {done.left} left out
          {done.problems.length > 0 && `, ${counted(done.problems.length, 'problem')}`}.
        </p>
      )}
      {done && <ProblemTable problems={done.problems} count={done.problems.length} />}
      {seen && (
        <>
          <p className="note" role="status">
            {summary(seen.counts)} Nothing is written yet.
          </p>
          <ProblemTable problems={seen.problems} count={seen.counts.problems} />
          <SeenTable
            rows={seen.rows}
            choices={choices}
            choose={(key, choice) => {
              const { [key]: _, ...rest } = choices
              setChoices(choice ? { ...rest, [key]: choice } : rest)
            }}
          />
          {seen.counts.new + seen.counts.adds + seen.counts.choose > 0 && (
            <div className="btns">
              <button className="btn btn--primary" aria-busy={busy} onClick={() => !busy && void take()}>
                {busy ? 'Writing…' : 'Bring these in'}
              </button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
