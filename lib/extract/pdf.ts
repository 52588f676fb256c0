import { lineOf } from './document'
import { largestText, pdfParagraphs } from './pdf-lines'
import { onlyText, storable } from './plain-text'
import type { Extracted } from './html'

const maxPages = 300
const fileName =
  /^(?:microsoft word|untitled|document\d*|unbenannt|slide \d)|\.(?:docx?|pdf|indd|odt|tex|rtf|qxd)$/i

/** The article of a PDF by its text layer. A problem says in a sentence why there is none; rejects for nothing. */
export async function extractPdf(bytes: Uint8Array): Promise<Extracted | { problem: string }> {
  // Loaded with the first PDF: it is large, and most of what is read are pages.
  const { extractTextItems, getDocumentProxy, getMeta } = await import('unpdf')
  try {
    // The reader takes the bytes over, so it gets its own.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    try {
      if (pdf.numPages > maxPages) return { problem: `This PDF has more than ${maxPages} pages.` }
      const { items } = await extractTextItems(pdf)
      const text = storable(pdfParagraphs(items).join('\n\n'))
      if (!/\p{L}{2}/u.test(text)) return { problem: 'This PDF holds pictures of pages and no text.' }
      const { info } = await getMeta(pdf)
      const said = (key: string) => (typeof info[key] === 'string' ? lineOf(info[key]) : '')
      const named = fileName.test(said('Title')) ? '' : said('Title')
      const title = named || lineOf(largestText(items[0] ?? [])) || null
      return { ...onlyText(withoutTitle(text, title)), title, byline: said('Author').slice(0, 300) || null }
    } finally {
      await pdf.destroy()
    }
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    return {
      problem: locked ? 'This PDF is locked with a password.' : 'This PDF is damaged and cannot be read.',
    }
  }
}

function withoutTitle(text: string, title: string | null): string {
  return title && text.startsWith(`${title}\n\n`) ? text.slice(title.length).trim() : text
}
