import robotsParser from 'robots-parser'

/** The product token of the user agent, by which a robots.txt names us. */
const NAME = 'onrecord'

/**
 * The part of a robots.txt (RFC 9309) that is meant for us: the groups that name us, else those for everybody. What
 * is kept grows no faster than the file: the parser would repeat each rule for each name above it.
 */
export function ownRules(text: string): string {
  const rules: { us: string[] | null; all: string[] } = { us: null, all: [] }
  let names: string[] = []
  let naming = false
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const [, key, value] =
      /^\s*(user-agent|allow|disallow|crawl-delay)\s*:\s*(.*)$/i.exec(line.split('#', 1)[0] ?? '') ?? []
    // Longer than any address that is opened.
    if (!key || value === undefined || value.length > 2000) continue
    if (key.toLowerCase() === 'user-agent') {
      const name = value.trim().toLowerCase().split('/', 1)[0] ?? ''
      if (!naming) names = []
      naming = true
      if (name === NAME) rules.us ??= []
      if ((name === NAME || name === '*') && !names.includes(name)) names.push(name)
    } else {
      naming = false
      const rule = `${key}: ${value}`
      if (names.includes(NAME)) rules.us?.push(rule)
      if (names.includes('*')) rules.all.push(rule)
    }
  }
  return ['User-agent: *', ...(rules.us ?? rules.all)].join('\n')
}

/** Whether the rules of {@link ownRules} let an address of their own host be read. */
export function mayRead(rules: string, address: string): boolean {
  return robotsParser(new URL('/robots.txt', address).href, rules).isAllowed(address, '*') !== false
}

/** The seconds that the rules ask to leave between two requests, at most an hour; null where they do not. */
export function crawlDelay(rules: string): number | null {
  const seconds = robotsParser('http://localhost/robots.txt', rules).getCrawlDelay('*')
  return seconds !== undefined && seconds > 0 ? Math.min(seconds, 3600) : null
}
