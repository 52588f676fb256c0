'use server'

import { redirect } from 'next/navigation'
import { act, type Outcome, type Refusal } from '@/app/answers'
import { requestFile } from '@/db/arrivals'
import { bringIn } from '@/db/bring-in'
import { parse } from '@/db/write'
import { Invalid } from '@/lib/errors'
import { decodeUpload, headerKeys, isPlain, readHeader, type HeaderKey } from '@/lib/header'
import type { Actor } from '@/lib/permissions'
import { rowId } from '@/lib/row-id'

/** `article`: the number of the one whose page could not be read. */
export type Typed = Record<HeaderKey | 'text', string> & { article?: string }
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
  const text = of('text').replace(/\r\n/g, '\n')
  return { text, date, title, publisher, author, url, language, article: of('article') }
}

async function store(actor: Actor, { text: raw, article, ...fields }: Typed): Promise<number> {
  const { text, problems } = readHeader(raw)
  // Counted from the beginning of what was pasted, as the editor sees it.
  const broken = problems.filter(({ field }) => field === 'text')
  if (broken.length) throw new Invalid(broken)
  return bringIn(actor, { ...fields, text, articleId: article ? parse(rowId, article) : null })
}

/**
 * Brings in what the page's script sends: the fields as they stand, filled from the head of the text or typed.
 * They come as an object, since a form would turn half a character into another one, unseen.
 */
export async function bringInFields(fields: Typed): Promise<Outcome<number>> {
  const typed = typedIn((name) => Object(fields)[name])
  return act((actor) => store(actor, typed))
}

const handOver = async (actor: Actor, file: File): Promise<number> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { articleId } = await requestFile(actor, { name: file.name, mediaType: file.type || null, bytes })
  return articleId
}

/** Hands a file that is no plain text to the worker; the number of the article that waits for it. */
export async function bringInFile(form: FormData): Promise<Outcome<number>> {
  const file = form.get('file')
  return act((actor) => handOver(actor, file instanceof File ? file : new File([], '')))
}

/** Brings in what a browser without scripts sends: a chosen plain text is read here, and empty fields from the head of the text. */
export async function bringInForm(_: ImportState, form: FormData): Promise<ImportState> {
  const typed = typedIn((name) => form.get(name))
  const file = form.get('file')
  const outcome = await act(async (actor) => {
    if (file instanceof File && file.size > 0) {
      if (typed.text.trim())
        throw new Invalid([{ field: 'file', message: 'Paste a text or choose a file, not both.' }])
      if (!isPlain(file.name, file.type)) return handOver(actor, file)
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
