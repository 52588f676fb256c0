import { countWords } from './blocks'
import { lineOf } from './document'
import { firstTag } from './meta-tags'
import type { ArticleData } from './json-ld'

/**
 * The headline of a page, without the name of the site: what JSON-LD, OpenGraph or `<title>` say where a heading of
 * the page says the same, else the page's one main heading where it is part of the title, else what they say.
 */
export function titleOf(
  document: Document,
  tags: Map<string, string[]>,
  data: ArticleData | null,
  sites: string[],
): string | null {
  const page = lineOf(document.querySelector('title')?.textContent)
  const headings = [...document.querySelectorAll('h1, h2, [itemprop~="headline"]')].slice(0, 60)
  const main = headings.filter((heading) => heading.matches('h1, [itemprop~="headline"]'))
  const words = (list: Element[]) => list.map((heading) => lineOf(heading.textContent)).filter(isTitle)
  const said = [
    data?.headline ?? '',
    firstTag(tags, 'og:title'),
    firstTag(tags, 'parsely-title', 'sailthru.title', 'dc.title', 'headline', 'title', 'twitter:title'),
    page,
  ]
    .filter(isTitle)
    .flatMap((title) => [title, withoutSite(title, sites), ...(title === page ? [upToDash(title)] : [])])
  for (const list of [main, headings])
    for (const title of said) {
      const same = words(list).find((heading) => plain(heading) === plain(title))
      if (same && !isSite(same, sites)) return same
    }
  // A kicker stands in the heading, before what the page calls its title.
  const ending = said.find(
    (title) => title !== page && words(main).some((heading) => endsWith(heading, title)),
  )
  if (ending) return ending
  const [inTitle] = words(headings)
    .filter((heading) => countWords(heading) > 2 && said.some((title) => covers(heading, title)))
    .sort((one, two) => two.length - one.length)
  if (inTitle) return inTitle
  const own = words(main.filter((heading) => !heading.closest('header nav, aside, footer')))
  const headline = words(main.filter((heading) => /head|title|itemprop/i.test(marksOf(heading))))
  const alone = headline.length === 1 ? headline[0] : own.length === 1 ? own[0] : null
  if (alone && alone.split(' ').length > 3 && !isSite(alone, sites) && sharesWords(alone, said)) return alone
  const [best] = said
    .map((title) => withoutSite(title, sites))
    .map((title) => (title === page ? upToDash(title) : title))
    .filter((title) => !isSite(title, sites))
  return best ?? own.find((heading) => !isSite(heading, sites)) ?? said[0] ?? null
}

const isTitle = (title: string) => title.length > 1 && title.length <= 500

const plain = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const marksOf = (element: Element) =>
  `${element.getAttribute('class') ?? ''} ${element.id} ${element.hasAttribute('itemprop') ? 'itemprop' : ''}`

const endsWith = (heading: string, title: string) =>
  countWords(title) > 3 && plain(heading).endsWith(plain(title)) && title.length > 0.5 * heading.length

/** Whether a heading is most of a title, or all of it up to a sign that parts off the name of the site. */
function covers(heading: string, title: string): boolean {
  const [short, long] = [plain(heading), plain(title)]
  if (long.includes(short) && short.length >= 0.6 * long.length) return true
  return title.startsWith(heading) && /^\s+(?:[|–—·•»-]|::)\s/.test(title.slice(heading.length))
}

function isSite(title: string, sites: string[]): boolean {
  return sites.some((site) => plain(site) === plain(title))
}

function sharesWords(heading: string, said: string[]): boolean {
  const words = plain(heading)
    .split(' ')
    .filter((word) => word.length > 3)
  return (
    said.length === 0 || said.some((title) => words.filter((word) => plain(title).includes(word)).length >= 1)
  )
}

const parting = /\s+(?:[|–—·•»«:/\\-]|::|<|>)\s+|(?<=\p{L})\s*\|\s*|:\s+/u

/** A title without the name of the site and its section at its end, or the name at its beginning. */
function withoutSite(title: string, sites: string[]): string {
  const known = sites
    .map((site) => plain(site.replace(/\.[a-z]{2,6}$/i, '')))
    .filter((site) => site.length > 1)
  const names = (piece: string) => {
    const bare = plain(piece.replace(/\.[a-z]{2,6}$/i, ''))
    const joined = bare.replace(/ /g, '')
    return known.some(
      (site) =>
        bare === site ||
        joined === site.replace(/ /g, '') ||
        (site.length > 3 && ` ${bare} `.includes(` ${site} `)),
    )
  }
  const gaps = [...title.matchAll(new RegExp(parting.source, 'gu'))]
  for (const gap of gaps.filter(([sign]) => !sign.startsWith(':'))) {
    const [before, after] = [title.slice(0, gap.index), title.slice(gap.index + gap[0].length)]
    if (before.length > 10 && after.split(' ').length <= 8 && after.split(parting).some(names))
      return before.trim()
  }
  const [first] = gaps
  if (first) {
    const [before, after] = [title.slice(0, first.index), title.slice(first.index + first[0].length)]
    if (names(before) && before.split(' ').length <= 4 && after.length > 10) return after.trim()
  }
  // A stroke parts hardly anything but the name of a site.
  const stroke = /\s+\|\s+|\s+::\s+|\s+»\s+/.exec(title)
  if (stroke && title.slice(0, stroke.index).split(' ').length > 2) return title.slice(0, stroke.index).trim()
  return title
}

/** A page's `<title>` up to its last dash, where the few words after it look like the name of a site. */
function upToDash(title: string): string {
  const [before, after] = [title.replace(/\s[-–—]\s[^-–—]*$/, ''), /\s[-–—]\s([^-–—]*)$/.exec(title)?.[1]]
  const isName =
    after && /^\p{Lu}/u.test(after) && after.split(' ').length <= 4 && before.split(' ').length > 4
  return isName ? before.trim() : title
}
