import { readEdtf, readSaidOn } from './dates'
import type { Problem } from './errors'

/** Largest text that is taken in, in bytes. */
export const MAX_BYTES = 2 * 1024 * 1024
/** Largest page or file that a text is read from, in bytes. */
export const MAX_FILE = 10 * 1024 * 1024

export const headerKeys = ['date', 'title', 'publisher', 'author', 'url', 'language'] as const
export type HeaderKey = (typeof headerKeys)[number]
export type Metadata = Partial<Record<HeaderKey, string>>

const title = 90

/**
 * An article's text as it is stored: line ends as LF, no byte order mark, tabs as blanks, no blanks at line ends,
 * at most one empty line between paragraphs. What cannot be stored is a problem that says where it stands.
 */
export function cleanText(raw: string): { text: string } | { problem: string } {
  const bare = withoutMark(raw)
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Cs}/u.exec(bare)
  if (bad) {
    const code = bad[0].charCodeAt(0)
    const name = code === 0 ? 'A NUL character' : code >= 0xd800 ? 'Half a character' : 'A control character'
    const hex = code.toString(16).toUpperCase().padStart(4, '0')
    const line = bare.slice(0, bad.index).split(/\r\n?|\n/).length
    return {
      problem: `${name} (U+${hex}) stands at character ${bad.index + 1}, in line ${line}. Delete it and try again.`,
    }
  }
  const text = unixLines(bare)
    .replace(/\t/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { text }
}

function withoutMark(raw: string): string {
  return raw.replace(/^\uFEFF/, '')
}

function unixLines(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028]/g, '\n').replace(/\u2029/g, '\n\n')
}

/** Whether a file is plain text by its name, or by its media type where the name tells nothing. */
export function isPlain(name: string, mediaType: string): boolean {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  return (
    ending === 'txt' ||
    ending === 'text' ||
    (mediaType === 'text/plain' && !/^(md|markdown|x?html?)$/.test(ending ?? ''))
  )
}

/** The text of an uploaded file: UTF-8, or UTF-16 with a byte order mark. Anything else is a problem. */
export function decodeUpload(bytes: Uint8Array): { text: string } | { problem: string } {
  if (bytes.length > MAX_BYTES) return { problem: 'The file is larger than 2 MB.' }
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (text.includes('\0')) return { problem: 'The file is not plain text: it holds NUL bytes.' }
    return { text }
  } catch {
    const as = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'
    return { problem: `The file is not ${as} text. Save it as plain text in UTF-8 and choose it again.` }
  }
}

/**
 * Parts pasted text into the metadata at its head and the article. A line of metadata is a key, a colon and a
 * value; `date` may do without the colon and may run on into the article: ` date 2023-03-17 The council …`.
 * A value that cannot be read is kept as it is, with a problem at its field.
 */
export function readHeader(raw: string): { metadata: Metadata; text: string; problems: Problem[] } {
  const lines = unixLines(withoutMark(raw))
  const metadata: Metadata = {}
  const problems: Problem[] = []
  let at = 0
  for (;;) {
    const end = lines.indexOf('\n', at)
    const line = lines.slice(at, end < 0 ? undefined : end)
    const found = line.trim() ? headerLine(line) : { length: line.length }
    if (!found) break
    if (found.key) {
      if (metadata[found.key] === undefined) metadata[found.key] = found.value
      else
        problems.push({ field: found.key, message: `“${found.key}” stands twice at the head of the text.` })
    }
    at += found.length
    if (found.length < line.length || end < 0) break
    at = end + 1
  }
  if (metadata.date !== undefined) {
    const read = readDate(metadata.date)
    if ('problem' in read) problems.push({ field: 'date', message: read.problem })
    else metadata.date = read.edtf
  }
  if (metadata.url !== undefined && !/^https?:\/\/[^\s/]+\S*$/i.test(metadata.url))
    problems.push({ field: 'url', message: 'Write a whole address that begins with http:// or https://.' })
  if (metadata.language !== undefined && !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(metadata.language))
    problems.push({ field: 'language', message: 'This is no language tag. Write en, uk or pt-BR.' })
  const rest = lines.slice(at)
  const whole = cleanText(raw)
  if ('problem' in whole) problems.push({ field: 'text', message: whole.problem })
  const clean = cleanText(rest)
  return { metadata, text: 'text' in clean ? clean.text : rest, problems }
}

/** The key and value of a metadata line and how many units of the line they take; null for a line of the article. */
function headerLine(line: string): { key?: HeaderKey; value?: string; length: number } | null {
  // Digits in the shape of a day end the value even where there is no such day: nobody writes prose like that.
  const dated = /^\s*date\s*(?::\s*|\s)(?<value>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}\S*)?(?=\s|$)/i.exec(line)
  if (dated?.groups) {
    const rest = line.slice(dated[0].length).trim()
    return { key: 'date', value: dated.groups.value, length: rest ? dated[0].length : line.length }
  }
  const keyed = /^\s*(?<key>date|title|publisher|author|url|language)\s*:(?<value>.*)$/i.exec(line)
  const written = /^\s*(?<key>date)\s(?<value>.+)$/i.exec(line)
  const { key, value } =
    keyed?.groups ?? (written?.groups && 'edtf' in readDate(written.groups.value!) ? written.groups : {})
  if (!key || value === undefined) return null
  const field = key.toLowerCase() as HeaderKey
  return value.trim() ? { key: field, value: value.trim(), length: line.length } : { length: line.length }
}

function readDate(words: string): { edtf: string } | { problem: string } {
  const read = readSaidOn(words, { publishedOn: null })
  if ('problem' in read)
    return { problem: readEdtf(words)?.open ? 'A day of publication has an end.' : read.problem }
  return { edtf: read.saidOn }
}

/** A title from the first words of an article: its first sentence, cut at a word to 90 characters or so. */
export function proposeTitle(text: string): string {
  const [line = ''] = text.trim().slice(0, 1000).split('\n')
  const sentence = /^.*?[.!?](?=["”’»]?\s+["“‘«]?\p{Lu}|["”’»]?$)/u.exec(line)?.[0] ?? line
  const whole = sentence.length < 12 ? line : sentence
  const characters = [...whole]
  if (characters.length <= title) return whole.replace(/\.$/, '').trim()
  const cut = characters.slice(0, title).join('')
  const atWord = cut.replace(/\s+\S*$/, '')
  return `${(atWord.length > title / 2 ? atWord : cut).replace(/[\s,;:.–—-]+$/, '')}…`
}
