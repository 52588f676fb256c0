const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Zones by name (RFC 822, 5), as hours from Greenwich. */
const zones = new Map([
  ['z', '+00:00'],
  ['ut', '+00:00'],
  ['utc', '+00:00'],
  ['gmt', '+00:00'],
  ['est', '-05:00'],
  ['edt', '-04:00'],
  ['cst', '-06:00'],
  ['cdt', '-05:00'],
  ['mst', '-07:00'],
  ['mdt', '-06:00'],
  ['pst', '-08:00'],
  ['pdt', '-07:00'],
])

/**
 * A date of a feed (RFC 3339, RFC 822 and what is commonly made of them) as ISO 8601 with the zone it was given in,
 * because the day is that of the publisher: `2025-03-18T00:30:00+02:00`. Without a zone that is known, the day alone:
 * `2025-03-18`. Null where it is no date.
 */
export function readFeedDate(text: string | null | undefined): string | null {
  const words = (text ?? '').slice(0, 100).trim()
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(\S*))?$/i.exec(words)
  if (iso) return stamp(iso[1]!, iso[2]!, iso[3]!, iso[4], iso[5], iso[6], iso[7])
  const mail =
    /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*(\S*).*)?$/i.exec(
      words,
    )
  if (!mail) return null
  const [, day, month, year, ...time] = mail
  const century = year!.length === 4 ? '' : Number(year) < 70 ? '20' : '19'
  const number = String(months.indexOf(month!.toLowerCase()) + 1)
  return stamp(century + year!, number, day!, ...time)
}

function stamp(
  year: string,
  month: string,
  day: string,
  hour?: string,
  minute?: string,
  second?: string,
  zone?: string,
): string | null {
  const two = (digits: string) => digits.padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  const midnight = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(date)) return null
  const from = offset(zone ?? '')
  if (!hour || !minute || !from) return date
  // A leap second has no place in a Date.
  const seconds = second === undefined || second === '60' ? (second ? '59' : '00') : second
  const whole = `${date}T${two(hour)}:${minute}:${seconds}${from}`
  return Number.isNaN(Date.parse(whole)) ? date : whole
}

function offset(zone: string): string | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  return sign ? `${sign}${hours}:${minutes}` : (zones.get(zone.toLowerCase()) ?? null)
}
