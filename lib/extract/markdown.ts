import { marked } from 'marked'
import { headerKeys } from '../header'
import { blocksOf } from './blocks'
import { lineOf, parsePage } from './document'
import { extractText } from './plain-text'
import type { Extracted } from './html'

const otherNames: Record<string, string> = {
  authors: 'author',
  byline: 'author',
  lang: 'language',
  canonical: 'url',
  link: 'url',
  published: 'date',
  source: 'publisher',
}

/**
 * The article of a Markdown text: its paragraphs, headings and list items without marks. What is known of it is read
 * from the front matter (`---`), or from lines such as `title: …` at its head; the title also from the first heading.
 */
export function extractMarkdown(raw: string): Extracted {
  const [, matter = '', rest = raw] =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(raw) ?? []
  const header = extractText(`${headerLines(matter)}\n\n${rest}`)
  const html = marked.parse(header.text, { async: false })
  const blocks = blocksOf(parsePage(html).body)
  const [first] = blocks
  const heading = first?.kind === 'heading' ? lineOf(first.text) : null
  const title = header.title ?? heading
  const shown = heading !== null && heading === title ? blocks.slice(1) : blocks
  return { ...header, title, text: shown.map(({ text }) => text).join('\n\n') }
}

function headerLines(matter: string): string {
  return matter
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, key = '', value = ''] = /^([a-z_]+)\s*:\s*(.*)$/i.exec(line) ?? []
      const name = otherNames[key.toLowerCase()] ?? key.toLowerCase()
      const plain = value.replace(/^["'[]+|["'\]]+$/g, '').trim()
      return plain && headerKeys.some((one) => one === name) ? [`${name}: ${plain}`] : []
    })
    .join('\n')
}
