import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { placeOf, type Citation } from './citation'

Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true })

/** A citation as BibTeX or RIS. */
export function bibliography(cited: Citation, format: 'bibtex' | 'ris'): string {
  const archived = cited.archive_location ? `. Archived copy: ${cited.archive_location}` : ''
  const text = plugins.output.format(format, [{ ...cited, note: placeOf(cited) + archived }])
  // The library breaks long lines, which few programs join again; no text of ours holds two spaces.
  return format === 'ris' ? text.replace(/\n(?![A-Z][A-Z0-9] {2}- ?|$)/g, '') : text
}
