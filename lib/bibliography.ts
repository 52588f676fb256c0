import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { placeOf, type Citation } from './citation'

// In ASCII the library leaves out every letter that TeX has no command for: whole titles in other scripts.
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, asciiOnly: false })

/** A citation as BibTeX (UTF-8) or RIS. */
export function bibliography(cited: Citation, format: 'bibtex' | 'ris'): string {
  const archived = cited.archive_location ? `. Archived copy: ${cited.archive_location}` : ''
  const noted = { ...cited, note: placeOf(cited) + archived }
  if (format === 'bibtex') return bibtex(noted)
  // The library breaks long lines, which few programs join again; no text of ours holds two spaces.
  return plugins.output.format(format, [noted]).replace(/\n(?![A-Z][A-Z0-9] {2}- ?|$)/g, '')
}

function bibtex({ author, title, note, ...cited }: Citation & { note: string }): string {
  const authors = author?.map(({ literal }) => ({ literal: tex(literal) }))
  const escaped = { ...cited, title: tex(title), note: tex(note), ...(authors && { author: authors }) }
  const text = plugins.output.format('bibtex', [escaped])
  return withMonth(text, cited.issued).replace(
    /(\bhowpublished = \{)(.*)(\},)/,
    (_, before, url, after) => before + tex(url) + after,
  )
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

// The library writes `month = {nov 30}`, which no program knows. BibTeX has names for the months and no days; JabRef and
// biblatex read the day in `date`.
function withMonth(text: string, issued: Citation['issued']): string {
  if (!issued) return text
  const [parts] = issued['date-parts']
  const day = parts.map((part) => String(part).padStart(2, '0')).join('-')
  return text.replace(/\bmonth = \{[^}]*\},/, `month = ${months[parts[1] - 1]},\n\tdate = {${day}},`)
}

const commands: Record<string, string> = {
  '\\': 'backslash',
  '{': 'braceleft',
  '}': 'braceright',
  '<': 'less',
  '>': 'greater',
  '^': 'asciicircum',
  '~': 'asciitilde',
}

// No brace of the text may end a field, no sign be read by TeX, no `<b>` be taken for markup by the library.
const tex = (text: string): string =>
  text.replace(/[\\{}<>^~$&%#_]/g, (sign) => (commands[sign] ? `\\text${commands[sign]}{}` : `\\${sign}`))
