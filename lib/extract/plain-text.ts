import { readHeader } from '../header'
import { guess } from './language'
import type { Extracted } from './html'

const nothing = {
  title: null,
  byline: null,
  publisher: null,
  host: null,
  publishedOn: null,
  publishedAt: null,
  modifiedAt: null,
  language: null,
  canonical: null,
  description: null,
}

/** An article of which only the text is known. */
export function onlyText(text: string): Extracted {
  return { ...nothing, language: guess(text), text }
}

/**
 * The article of a plain text with the metadata at its head (see readHeader); what cannot be read there is null.
 * Characters that cannot be stored are left out.
 */
export function extractText(raw: string): Extracted {
  const { metadata, text, problems } = readHeader(storable(raw))
  const value = (key: keyof typeof metadata) =>
    problems.some(({ field }) => field === key) ? null : (metadata[key] ?? null)
  const canonical = value('url')
  return {
    ...onlyText(text),
    title: value('title'),
    byline: value('author'),
    publisher: value('publisher'),
    publishedOn: value('date'),
    publishedAt: value('date'),
    language: value('language') ?? guess(text),
    canonical,
    host: canonical && URL.canParse(canonical) ? new URL(canonical).hostname.replace(/^www\./, '') : null,
  }
}

/** The text with a blank for each control character and without halves of characters. */
export function storable(raw: string): string {
  return raw
    .replace(/\f/g, '\n\n')
    .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g, ' ')
    .replace(/\p{Cs}/gu, '')
    .replace(/\u00a0/g, ' ')
}
