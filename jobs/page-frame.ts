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
 * A whole page of the site, with its head, foot and search, for what the server in front of Next answers itself: that of
 * no record with another title and other words (HTML) before the search, and without its scripts, which would bring the
 * old ones back.
 */
export function framed(page: string, title: string, words: string): string {
  return page
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/<title>[\s\S]*?<\/title>/, () => `<title>${title}</title>`)
    .replace(/<h1\b[\s\S]*?(?=<form\b[^>]*class="hero__find")/, () => words)
}
