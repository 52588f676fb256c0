import { z } from 'zod'
import { rowId, rowVersion } from './row-id'
import { readEdtf, readSaidOn } from './dates'
import { changeReason } from './statement-input'
import { cleanText, MAX_BYTES, proposeTitle } from './header'

const blank = <Inner extends z.ZodType<unknown, string>>(inner: Inner) =>
  z
    .string()
    .trim()
    .nullish()
    .transform((text) => text || null)
    .pipe(z.nullable(inner))

const text = z.string().transform((raw, context) => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (new TextEncoder().encode(raw).length > MAX_BYTES) return refuse('The text is larger than 2 MB.')
  const clean = cleanText(raw)
  if ('problem' in clean) return refuse(clean.problem)
  return clean.text || refuse('Paste the text of the article, or choose a file.')
})

/** A day as an editor writes it: EDTF (ISO 8601-2) or plain words such as "17 March 2023". */
const day = z.string().transform((words, context) => {
  const read = readEdtf(words)
  if (read?.to) return { edtf: read.edtf, from: read.from, to: read.to }
  const plain = readSaidOn(words, { publishedOn: null })
  if ('problem' in plain) {
    context.addIssue({ code: 'custom', message: plain.problem })
    return z.NEVER
  }
  return { edtf: plain.saidOn, from: plain.from, to: plain.to }
})

const url = z.url({
  protocol: /^https?$/,
  error: 'Write a whole address that begins with http:// or https://.',
})

/** A BCP 47 tag in its canonical spelling. */
const language = z.string().transform((tag, context) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    context.addIssue({ code: 'custom', message: 'This is no language tag. Write en, uk or pt-BR.' })
    return z.NEVER
  }
})

/** What is told of an article beside its text, each as an editor types it. */
export const metadata = {
  title: blank(z.string().max(500, 'At most 500 characters.')),
  publisher: blank(z.string().max(200, 'At most 200 characters.')),
  author: blank(z.string().max(300, 'At most 300 characters.')),
  url: blank(url.max(2000, 'At most 2000 characters.')),
  language: blank(language).transform((tag) => tag ?? 'en'),
  date: blank(day),
}

/**
 * What an editor brings in; only the text is required, a missing title is proposed from its first words. `articleId`
 * names the article whose page could not be read, or which has a new wording.
 */
export const articleInput = z
  .object({ text, ...metadata, articleId: rowId.nullish() })
  .transform((article) => ({ ...article, title: article.title ?? proposeTitle(article.text) }))

export const articleChange = z.object({
  id: rowId,
  version: rowVersion,
  ...metadata,
  title: z.string().trim().min(1, 'Write a title.').max(500, 'At most 500 characters.'),
  reason: changeReason,
})
