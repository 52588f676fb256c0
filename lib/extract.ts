import { decodePage } from './charset'
import { extractHtml, type Extracted } from './extract/html'
import { extractMarkdown } from './extract/markdown'
import { extractPdf } from './extract/pdf'
import { extractText } from './extract/plain-text'
import { cleanText, MAX_BYTES, MAX_FILE } from './header'

export type { Extracted }

/** What is known of bytes before they are read: the media type as a server says it, the address, the file's name. */
export type Hints = { mediaType?: string | null; url?: string | null; name?: string | null }

type Kind = 'html' | 'pdf' | 'markdown' | 'text'

/**
 * The article of the bytes of a page (HTML) or file (HTML, PDF with a text layer, Markdown, plain text). The text
 * passes cleanText and holds at most 2 MB. A problem says in one sentence why there is no article. Hostile input may
 * take long or much memory: run it in a thread with limits (jobs/reading-thread.ts).
 */
export async function extract(
  bytes: Uint8Array,
  hints: Hints = {},
): Promise<Extracted | { problem: string }> {
  if (bytes.length === 0) return { problem: 'The file is empty.' }
  if (bytes.length > MAX_FILE) return { problem: 'The file is larger than 10 MB.' }
  const kind = kindOf(bytes, hints)
  if (!kind) return { problem: 'This is no web page, PDF, Markdown or plain text.' }
  const found = kind === 'pdf' ? await extractPdf(bytes) : bounded(() => ofWords(kind, bytes, hints))
  if ('problem' in found) return found
  const clean = cleanText(found.text)
  if ('problem' in clean) return clean
  if (!/[\p{L}\p{N}]/u.test(clean.text)) return { problem: `This ${names[kind]} holds no readable text.` }
  if (new TextEncoder().encode(clean.text).length > MAX_BYTES)
    return { problem: 'The text is larger than 2 MB.' }
  return { ...found, text: clean.text }
}

const names: Record<Kind, string> = { html: 'page', pdf: 'PDF', markdown: 'file', text: 'file' }

function ofWords(kind: Kind, bytes: Uint8Array, { mediaType = null, url = null }: Hints): Extracted {
  const words = decodePage(bytes, mediaType)
  if (kind === 'markdown') return extractMarkdown(words)
  return kind === 'text' ? extractText(words) : extractHtml(words, { url })
}

function bounded(read: () => Extracted): Extracted | { problem: string } {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return {
      problem: /call stack/i.test(error.message)
        ? 'The elements of this page are nested too deeply.'
        : error.message,
    }
  }
}

const kinds: [Kind, RegExp, RegExp][] = [
  ['pdf', /^application\/(?:x-)?pdf\b/i, /\.pdf$/i],
  ['markdown', /^text\/(?:x-)?markdown\b/i, /\.(?:md|markdown)$/i],
  ['html', /^(?:text\/html|application\/xhtml\+xml)\b/i, /\.x?html?$/i],
  ['text', /^text\/plain\b/i, /\.(?:txt|text)$/i],
]

/** The bytes go before the name, and the name before the media type, which is often only a guess of a browser. */
function kindOf(bytes: Uint8Array, { mediaType, name }: Hints): Kind | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  if (/^\s*%PDF-/.test(head)) return 'pdf'
  const told =
    kinds.find(([, , ending]) => ending.test(name ?? ''))?.[0] ??
    kinds.find(([, type]) => type.test(mediaType ?? ''))?.[0]
  if (told) return told !== 'pdf' && !isBinary(head) ? told : null
  if (/<(?:!doctype html|html|head|body|article|p|div)\b/i.test(head.replace(/\0/g, ''))) return 'html'
  const unknown = !mediaType || /^(?:text\/|application\/octet-stream)/i.test(mediaType)
  return unknown && !isBinary(head) ? 'text' : null
}

/** Whether the first bytes are those of a picture, an archive or a program: NUL bytes that are not UTF-16. */
function isBinary(head: string): boolean {
  if (/^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(head)) return false
  const nul = head.split('\0').length - 1
  return (
    /^(?:\u0089PNG|PK\u0003\u0004|GIF8|\u00ff\u00d8\u00ff|\u001f\u008b|RIFF|\u007fELF)/.test(head) ||
    (nul > 0 && nul < head.length / 4)
  )
}
