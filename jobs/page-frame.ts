import { readFileSync } from 'node:fs'
import path from 'node:path'

let page: string | null | undefined

/** The page of no record as the build made it; null where nothing was built, as while developing. */
export function missingPage(): string | null {
  if (page !== undefined) return page
  const build = process.env.ONRECORD_BUILD
  if (!build) return (page = null)
  return (page = readFileSync(
    path.join(import.meta.dirname, '..', build, 'server/app/_not-found.html'),
    'utf8',
  ))
}

/**
 * A whole page of the site, with its head and foot, for what the server in front of Next answers itself: that of no record
 * with another title and content (HTML), and without its scripts, which would bring the old content back.
 */
export function framed(page: string, title: string, content: string): string {
  return page
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/<title>[\s\S]*?<\/title>/, () => `<title>${title}</title>`)
    .replace(/(<main\b[^>]*>)[\s\S]*<\/main>/, (_, start: string) => `${start}${content}</main>`)
}
