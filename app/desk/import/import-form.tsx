'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef, useState } from 'react'
import { TextArea, TextField } from '@/app/admin/field'
import type { Refusal } from '@/app/answers'
import {
  decodeUpload,
  headerKeys,
  isPlain,
  MAX_BYTES,
  MAX_FILE,
  readHeader,
  type HeaderKey,
} from '@/lib/header'
import { bringInFields, bringInFile, bringInForm, type Typed } from './actions'
import { keepDraft, keptDraft } from './draft'
import { ImportNote } from './import-note'
import { ReadingNote, type Reading } from './reading'

type Control = HTMLInputElement | HTMLTextAreaElement
const labels: Record<HeaderKey, string> = {
  title: 'Title',
  publisher: 'Publisher',
  author: 'Author',
  url: 'Address',
  language: 'Language',
  date: 'Published on',
}
const hints: Partial<Record<HeaderKey, string>> = {
  date: 'Such as 2023-03-17, 2023-03 or 17 March 2023.',
  language: 'Such as en, uk or pt-BR. Left empty: en.',
}
const order: HeaderKey[] = ['title', 'publisher', 'author', 'url', 'language', 'date']
const large = 'The text is larger than 2 MB.'
const tooLarge: Refusal = { kind: 'invalid', message: large, problems: [{ field: 'text', message: large }] }
const unread: Reading = { metadata: {}, text: '', problems: [] }

type Props = {
  draftKey: string
  /** The article whose page could not be read, and what is known of it. */
  instead?: { id: number; known: Partial<Record<HeaderKey, string>> }
}

/**
 * The form that brings in an article. Fields that the editor has not typed in follow the head of the text.
 * What stands in it is kept on this device under `draftKey` until it is on record. Without scripts it is a plain form.
 */
export function ImportForm({ draftKey, instead }: Props) {
  const [answer, send] = useActionState(bringInForm, null)
  const router = useRouter()
  const [refused, setRefused] = useState<Refusal | 'unreachable' | null>(answer?.refusal ?? null)
  const [reading, setReading] = useState(unread)
  const [touched, setTouched] = useState<HeaderKey[]>([])
  const [restored, setRestored] = useState<number | null>(null)
  const [kept, setKept] = useState(true)
  const [busy, setBusy] = useState(false)
  const [fileProblem, setFileProblem] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const control = (name: string) => form.current?.elements.namedItem(name) as Control
  const valueOf = (name: string) => control(name).value

  /** Reads the text, fills the fields that follow it, and keeps all on this device. */
  function read(own: HeaderKey[]): void {
    clearTimeout(timer.current)
    timer.current = undefined
    const read = readHeader(valueOf('text'))
    for (const key of headerKeys) if (!own.includes(key)) control(key).value = read.metadata[key] ?? ''
    setReading(read)
    setTouched(own)
    const fields = Object.fromEntries(['text', ...headerKeys].map((name) => [name, valueOf(name)]))
    const empty = Object.values(fields).every((value) => !value.trim())
    setKept(keepDraft(draftKey, empty ? null : { fields, touched: own, at: Date.now() }))
  }

  /** An emptied field follows the head of the text again. */
  function owned(key: HeaderKey): HeaderKey[] {
    const others = touched.filter((name) => name !== key)
    return valueOf(key).trim() ? [...others, key] : others
  }

  function later(own: HeaderKey[]): void {
    setTouched(own)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => read(own), 300)
  }

  function fill(draft: ReturnType<typeof keptDraft>): void {
    for (const name of ['text', ...headerKeys] as const) control(name).value = draft?.fields[name] ?? ''
    setRestored(draft?.at ?? null)
    setRefused(null)
    read(draft?.touched ?? [])
  }

  useEffect(() => {
    // A moment later, since the fields may hold what was typed before this script ran.
    const start = setTimeout(() => {
      const typed = headerKeys.filter((key) => valueOf(key).trim())
      const draft = valueOf('text').trim() || typed.length ? null : keptDraft(draftKey)
      if (draft) fill(draft)
      else if (valueOf('text').trim() || typed.length) read(typed)
    })
    return () => clearTimeout(start)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  }, [draftKey])

  useEffect(() => {
    const leaving = () => timer.current && read(touched)
    window.addEventListener('pagehide', leaving)
    return () => window.removeEventListener('pagehide', leaving)
  })

  async function choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0]
    if (!file) return
    if (!isPlain(file.name, file.type)) return handOver(file)
    const decoded =
      file.size > MAX_BYTES
        ? { problem: 'The file is larger than 2 MB.' }
        : decodeUpload(new Uint8Array(await file.arrayBuffer()))
    input.value = ''
    setFileProblem('problem' in decoded ? decoded.problem : undefined)
    if ('problem' in decoded) return
    control('text').value = decoded.text
    read(touched)
  }

  /** HTML, Markdown and PDF are read by the worker, as pages are. */
  async function handOver(file: File): Promise<void> {
    setFileProblem(undefined)
    if (file.size > MAX_FILE) return setFileProblem('The file is larger than 10 MB.')
    setBusy(true)
    const sent = new FormData()
    sent.set('file', file)
    try {
      const outcome = await bringInFile(sent)
      if (outcome.ok) return router.push(`/desk/articles/${outcome.value}`)
      setRefused(outcome.refusal)
    } catch {
      setRefused('unreachable')
    }
    setBusy(false)
  }

  async function submit(): Promise<void> {
    if (busy || !form.current) return
    read(touched)
    // Far above the largest size the server would not even read it.
    if (new Blob([valueOf('text')]).size > MAX_BYTES) return setRefused({ ...tooLarge })
    setBusy(true)
    const names = ['text', ...headerKeys] as const
    const fields = Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Typed
    try {
      const outcome = await bringInFields({ ...fields, article: instead && String(instead.id) })
      if (outcome.ok) {
        clearTimeout(timer.current)
        timer.current = undefined
        keepDraft(draftKey, null)
        router.push(`/desk/articles/${outcome.value}`)
        return
      }
      setRefused(outcome.refusal)
    } catch {
      setRefused('unreachable')
    }
    setBusy(false)
  }

  const problems = refused && refused !== 'unreachable' ? refused.problems : []
  const problem = (name: string) => problems.find(({ field }) => field === name)?.message
  const typed = answer?.typed
  return (
    <form
      ref={form}
      action={send}
      className="import"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="import__text">
        {refused && <ImportNote refused={refused} labels={labels} />}
        {restored !== null && (
          <div className="note note--row" role="status">
            <span>
              <b>What you typed before is back.</b> It was kept on this device on{' '}
              {new Date(restored).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}.
            </span>
            <button type="button" className="btn btn--small" onClick={() => fill(null)}>
              Discard
            </button>
          </div>
        )}
        <TextArea
          id="text"
          name="text"
          label="Text of the article"
          rows={18}
          className="in import__paste"
          problem={problem('text')}
          hint={
            kept
              ? 'Plain text, at most 2 MB. What you type is kept on this device until it is on record.'
              : 'This text is too large to be kept on this device: leave the page only after bringing it in.'
          }
          defaultValue={typed?.text}
          onInput={() => later(touched)}
        />
        <TextField
          id="file"
          name="file"
          type="file"
          accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,.pdf,text/plain,text/html,application/pdf"
          label="Or a file"
          className="in in--file"
          hint="Plain text of up to 2 MB is shown above first. HTML, Markdown or a PDF with a text layer, up to 10 MB, is brought in as soon as it is chosen."
          problem={fileProblem ?? problem('file')}
          onChange={(event) => void choose(event.currentTarget)}
        />
      </div>
      <div className="import__fields">
        {instead && <input type="hidden" name="article" value={instead.id} />}
        <ReadingNote reading={reading} />
        {order.map((key) => {
          const own = touched.includes(key)
          const follows = !own && reading.metadata[key] !== undefined
          const noticed = own ? undefined : reading.problems.find(({ field }) => field === key)?.message
          const told = follows ? 'Read from the head of the text.' : hints[key]
          return (
            <TextField
              key={key}
              id={key}
              name={key}
              label={labels[key]}
              problem={problem(key) ?? noticed}
              hint={told}
              inputMode={key === 'url' ? 'url' : undefined}
              defaultValue={typed?.[key] ?? instead?.known[key]}
              onInput={() => later(owned(key))}
            />
          )
        })}
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Bringing in…' : 'Bring in'}
          </button>
          <a className="btn btn--quiet" href="/desk">
            Cancel
          </a>
        </div>
      </div>
    </form>
  )
}
