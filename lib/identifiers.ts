import type { IdentifierScheme } from './record'

const own: Record<Exclude<IdentifierScheme, 'site'>, RegExp> = {
  wikidata: /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9]\d{0,11})$/i,
  viaf: /^(?:https?:\/\/(?:www\.)?viaf\.org\/viaf\/)?([1-9]\d{0,21})\/?$/i,
  orcid: /^(?:https?:\/\/(?:www\.)?orcid\.org\/)?((?:\d{4}-?){3}\d{3}[\dX])$/i,
  isni: /^(?:https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?)?((?:\d{4}[ -]?){3}\d{3}[\dX])$/i,
}

/** An identifier of this scheme in its one form, from its digits or its address; null where it is none. */
export function readIdentifier(scheme: IdentifierScheme, value: string): string | null {
  const words = value.trim()
  if (scheme === 'site') return siteAddress(words)
  const found = own[scheme].exec(words)?.[1]?.toUpperCase()
  if (!found) return null
  if (scheme === 'wikidata' || scheme === 'viaf') return found
  const digits = found.replace(/[ -]/g, '')
  if (!checked(digits)) return null
  return scheme === 'orcid' ? digits.replace(/(.{4})(?=.)/g, '$1-') : digits
}

/** Whether the last of sixteen characters is the check digit of the others (ISO 7064, 11-2). */
function checked(digits: string): boolean {
  let sum = 0
  for (const digit of digits.slice(0, 15)) sum = (sum + Number(digit)) * 2
  const check = (12 - (sum % 11)) % 11
  return digits[15] === (check === 10 ? 'X' : String(check))
}

function siteAddress(words: string): string | null {
  if (!/^https?:\/\//i.test(words) || !URL.canParse(words)) return null
  const { href, username, password } = new URL(words)
  return username || password || href.length > 500 ? null : href
}
