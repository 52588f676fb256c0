'use client'

import { useRef, useState, type ReactNode } from 'react'
import { TextField } from '@/app/admin/field'
import type { Outcome } from '@/app/answers'
import { counted, numeral } from '@/components/counted'
import type { FileProblem } from '@/lib/errors'
import { ProblemTable } from './file-table'

const unreachable = 'The server did not answer. Try again in a moment.'

/** What was read of a file; of many problems the first are sent with how many there are. */
type Read = { problems: FileProblem[]; problemCount?: number }

type Props<Seen, Done> = {
  id: string
  label: string
  hint: string
  accept: string
  /** Sent with the file. */
  fields?: Record<string, string>
  see: (form: FormData) => Promise<Outcome<Seen>>
  take: (form: FormData) => Promise<Outcome<Done>>
  /** How many rows there are of each kind, in words. */
  told: (seen: Seen) => (readonly [count: number, what: string])[]
  table: (seen: Seen) => ReactNode
  /** Whether anything would come of the file. */
  any: (seen: Seen) => boolean
  /** What came of it, in words. */
  made: (done: Done) => string[]
  /** Where to go on. */
  next?: (done: Done) => ReactNode
  /** Another file is chosen, or this one is done with: what was chosen for its rows is past. */
  fresh?: () => void
}

const problemsOf = ({ problems, problemCount = problems.length }: Read): string[] =>
  problemCount ? [counted(problemCount, 'problem')] : []

/** What is wrong with the file as a whole, so that none of its rows was read. */
const wrongAsWhole = ({ rows, problems: [first] }: Read & { rows: unknown[] }): string | undefined =>
  rows.length === 0 && first?.at === 'file' ? first.message : undefined

/** Chooses a file, shows what would come of it, and brings it in. The file stays with the browser in between. */
export function FileForm<Seen extends Read & { rows: unknown[] }, Done extends Read & { left: number }>(
  props: Props<Seen, Done>,
) {
  const { id, label, hint, accept, fields = {} } = props
  const [seen, setSeen] = useState<Seen | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const chosen = useRef<HTMLInputElement>(null)
  const outcome = useRef<HTMLDivElement>(null)

  // The field may be far above what was clicked.
  function refuse(message: string): null {
    setProblem(message)
    chosen.current?.focus()
    return null
  }

  async function send<T>(run: (form: FormData) => Promise<Outcome<T>>): Promise<T | null> {
    // The field knows also what was chosen before the page heard of it.
    const file = chosen.current?.files?.[0]
    if (!file) return refuse('Choose a file.')
    if (file.size > 5 * 1024 * 1024) return refuse('The file is larger than 5 MB. Part it in two.')
    setBusy(true)
    const form = new FormData()
    form.set('file', file)
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const answer = await run(form).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return refuse(answer ? answer.refusal.message : unreachable)
    setProblem(undefined)
    return answer.value
  }

  async function see(): Promise<void> {
    setDone(null)
    const read = await send(props.see)
    const wrong = read && wrongAsWhole(read)
    setSeen(wrong ? null : read)
    if (wrong) refuse(wrong)
  }

  async function take(): Promise<void> {
    const value = await send(props.take)
    if (value === null) return
    setDone(value)
    setSeen(null)
    props.fresh?.()
    // What was clicked is gone.
    outcome.current?.focus()
  }

  return (
    <section className="admin admin--first" aria-label="File">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void see()
        }}
      >
        <TextField
          ref={chosen}
          id={id}
          name="file"
          type="file"
          accept={accept}
          label={label}
          className="in in--file"
          hint={hint}
          problem={problem}
          onChange={() => {
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
      <div className="file-outcome" role="status" tabIndex={-1} ref={outcome}>
        {seen && <Told parts={toldOf(props.told(seen), seen)}>Nothing is written yet.</Told>}
        {done && (
          <Told parts={[...props.made(done), `${numeral(done.left)} left out`, ...problemsOf(done)]} strong />
        )}
      </div>
      {done && props.next?.(done)}
      {(seen ?? done) && <Problems of={(seen ?? done)!} />}
      {seen && props.table(seen)}
      {seen && props.any(seen) && (
        <div className="btns file-take">
          <button className="btn btn--primary" aria-busy={busy} onClick={() => !busy && void take()}>
            {busy ? 'Writing…' : 'Bring these in'}
          </button>
        </div>
      )}
    </section>
  )
}

const toldOf = (kinds: (readonly [count: number, what: string])[], read: Read): string[] => [
  ...kinds.flatMap(([count, what]) => (count ? [`${numeral(count)} ${what}`] : [])),
  ...problemsOf(read),
]

function Problems({ of: { problems, problemCount } }: { of: Read }) {
  return <ProblemTable problems={problems} count={problemCount} />
}

/** Counts in one sentence; the first is what matters where something was done. */
function Told({ parts, strong, children }: { parts: string[]; strong?: boolean; children?: ReactNode }) {
  const [first, ...more] = parts
  return (
    <p className="note">
      {strong ? <b>{first}</b> : first}
      {more.map((part) => `, ${part}`)}. {children}
    </p>
  )
}
