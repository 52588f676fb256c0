/** Where the days of a page are listed. */
const timemap = (path: string) => `, <${path}/timemap>; rel="timemap"; type="application/link-format"`

const endOf = (day: string) => new Date(`${day}T23:59:59Z`)

/** The headers of a page as it was at the end of a day (RFC 7089): the moment it shows, never one to come. */
export function mementoHeaders(path: string, day: string, now?: Date): Record<string, string> {
  const end = endOf(day)
  return {
    'Memento-Datetime': (now && now < end ? now : end).toUTCString(),
    Link: `<${path}>; rel="original timegate"${timemap(path)}`,
  }
}

/** The headers of a page that can be asked for as it was at some time: it is its own timegate. */
export function timegateHeaders(path: string): Record<string, string> {
  return { Vary: 'Accept-Datetime', Link: `<${path}>; rel="original timegate"${timemap(path)}` }
}

/** The day (UTC) that Accept-Datetime asks for, at the latest that of `now`; null where it is no HTTP date. */
export function dayOfDatetime(datetime: string, now?: Date): string | null {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(datetime)) return null
  const moment = new Date(datetime)
  if (Number.isNaN(moment.getTime()) || moment.toUTCString() !== datetime || moment.getUTCFullYear() < 1)
    return null
  return (now && now < moment ? now : moment).toISOString().slice(0, 10)
}

/** The days of a page as link-format (RFC 6690, RFC 7089 section 5); `base` is its full address or path. */
export function linkFormat(base: string, days: readonly string[]): string {
  const mementos = days.map((day, at) => {
    const rel = ['memento', ...(at === 0 ? ['first'] : []), ...(at === days.length - 1 ? ['last'] : [])]
    return `<${base}?asOf=${day}>; rel="${rel.sort().join(' ')}"; datetime="${endOf(day).toUTCString()}"`
  })
  return [
    `<${base}>; rel="original timegate"`,
    `<${base}/timemap>; rel="self"; type="application/link-format"`,
    ...mementos,
  ].join(',\n')
}
