'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { TextField } from '@/app/admin/field'
import { ListColumns } from './list-columns'

const unreachable = 'The server did not answer. Nothing was taken in. Try again in a moment.'

/** Brings in a list from a file, however large; its bytes are sent as they are. Without scripts it is a plain form. */
export function ListForm() {
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [sent, setSent] = useState<number | null>(null)
  const form = useRef<HTMLFormElement>(null)

  function refuse(reason: string): void {
    setSent(null)
    setProblem(reason)
    form.current?.querySelector('input')?.focus()
  }

  function submit(): void {
    const file = form.current?.querySelector('input')?.files?.[0]
    if (sent !== null) return
    if (!file) return refuse('Choose the file of a list.')
    if (file.size > 500 * 1024 * 1024) return refuse('The file is larger than 500 MB. Part it in two.')
    setProblem(undefined)
    setSent(0)
    // fetch does not tell how much has been sent.
    const request = new XMLHttpRequest()
    request.open('POST', `/desk/imports/upload?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded }) => setSent(file.size ? loaded / file.size : 1)
    request.onload = () => {
      const answer = read(request.responseText)
      if (answer.id) router.push(`/desk/imports/${answer.id}`)
      else refuse(answer.message ?? unreachable)
    }
    request.onerror = () => refuse(unreachable)
    request.send(file)
  }

  return (
    <section className="import-part" aria-labelledby="list">
      <h2 className="h-sec rule-top" id="list">
        A list of addresses or articles
      </h2>
      <p className="meta">
        A CSV or JSON Lines file of up to 100,000 rows, or one address a line. It is brought in beside your
        work; what is held already is not stored twice, so the same list can be sent again.
      </p>
      <form
        ref={form}
        className="form"
        action="/desk/imports/upload"
        method="post"
        encType="multipart/form-data"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          id="list-file"
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,text/csv,text/plain"
          label="File of the list"
          className="in in--file"
          hint="In UTF-8, at most 500 MB."
          problem={problem}
        />
        <div className="btns">
          <button className="btn btn--primary" aria-busy={sent !== null}>
            {sent === null
              ? 'Bring in the list'
              : sent < 1
                ? `Sending, ${Math.floor(sent * 100)} %`
                : 'Reading…'}
          </button>
          <a className="btn btn--quiet" href="/desk/imports">
            Lists so far
          </a>
        </div>
      </form>
      <ListColumns />
    </section>
  )
}

function read(text: string): { id?: number; message?: string } {
  try {
    return JSON.parse(text) as { id?: number; message?: string }
  } catch {
    return {}
  }
}
