'use server'

import { redirect } from 'next/navigation'
import { act, type Outcome, type Refusal } from '@/app/answers'
import { bringIn } from '@/db/bring-in'
import { Invalid } from '@/lib/errors'
import { decodeUpload, headerKeys, readHeader, type HeaderKey } from '@/lib/header'
import type { Actor } from '@/lib/permissions'

export type Typed = Record<HeaderKey | 'text', string>
export type ImportState = { typed: Typed; refusal: Refusal } | null

function typedIn(sent: (name: string) => unknown): Typed {
  const of = (name: string) => {
    const value = sent(name)
    return typeof value === 'string' ? value : ''
  }
  const { date, title, publisher, author, url, language } = Object.fromEntries(
    headerKeys.map((key) => [key, of(key)]),
  ) as Record<HeaderKey, string>
  // Browsers send line ends as two characters, which must not count towards the largest size.
  return { text: of('text').replace(/\r\n/g, '\n'), date, title, publisher, author, url, language }
}

async function store(actor: Actor, { text: raw, ...fields }: Typed): Promise<number> {
  const { text, problems } = readHeader(raw)
  // Counted from the beginning of what was pasted, as the editor sees it.
  const broken = problems.filter(({ field }) => field === 'text')
  if (broken.length) throw new Invalid(broken)
  return bringIn(actor, { ...fields, text })
}

/**
 * Brings in what the page's script sends: the fields as they stand, filled from the head of the text or typed.
 * They come as an object, since a form would turn half a character into another one, unseen.
 */
export async function bringInFields(fields: Typed): Promise<Outcome<number>> {
  const typed = typedIn((name) => Object(fields)[name])
  return act((actor) => store(actor, typed))
}

/** The same for a browser without scripts: a chosen file is read here, and empty fields from the head of the text. */
export async function bringInForm(_: ImportState, form: FormData): Promise<ImportState> {
  const typed = typedIn((name) => form.get(name))
  const file = form.get('file')
  const outcome = await act(async (actor) => {
    if (file instanceof File && file.size > 0) {
      if (typed.text.trim())
        throw new Invalid([{ field: 'file', message: 'Paste a text or choose a file, not both.' }])
      const read = decodeUpload(new Uint8Array(await file.arrayBuffer()))
      if ('problem' in read) throw new Invalid([{ field: 'file', message: read.problem }])
      typed.text = read.text
    }
    const { metadata } = readHeader(typed.text)
    for (const key of headerKeys) if (!typed[key].trim()) typed[key] = metadata[key] ?? ''
    return store(actor, typed)
  })
  if (outcome.ok) redirect(`/desk/articles/${outcome.value}`)
  return { typed, refusal: outcome.refusal }
}
