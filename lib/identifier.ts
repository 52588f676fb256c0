import type { IdentifierScheme } from './record'

/** What a register is called on the page. */
export const registerNames: Record<IdentifierScheme, string> = {
  wikidata: 'Wikidata',
  viaf: 'VIAF',
  orcid: 'ORCID',
  isni: 'ISNI',
  site: 'Official site',
}

const registers: Record<Exclude<IdentifierScheme, 'site'>, { prefix: RegExp; address: string }> = {
  wikidata: {
    prefix: /^https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\//i,
    address: 'https://www.wikidata.org/wiki/',
  },
  viaf: { prefix: /^https?:\/\/(?:www\.)?viaf\.org\/viaf\//i, address: 'https://viaf.org/viaf/' },
  orcid: { prefix: /^https?:\/\/(?:www\.)?orcid\.org\//i, address: 'https://orcid.org/' },
  isni: { prefix: /^https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?/i, address: 'https://isni.org/isni/' },
}

/** The value as the record keeps it, of an identifier or of its address in the register; or what is wrong with it. */
export function readIdentifier(
  scheme: IdentifierScheme,
  typed: string,
): { value: string } | { problem: string } {
  const text = typed.trim()
  if (scheme === 'site') return readSite(text)
  const bare = text.replace(registers[scheme].prefix, '').replace(/\/$/, '')
  if (scheme === 'wikidata') {
    const value = bare.toUpperCase()
    return /^Q[1-9][0-9]{0,11}$/.test(value) ? { value } : { problem: 'Write Q and digits, such as Q42.' }
  }
  if (scheme === 'viaf')
    return /^[1-9][0-9]{0,21}$/.test(bare) ? { value: bare } : { problem: 'Write digits alone.' }
  const digits = bare.replace(/[\s-]/g, '').toUpperCase()
  const name = registerNames[scheme]
  if (!/^[0-9]{15}[0-9X]$/.test(digits)) return { problem: `${name} has 16 digits; the last may be X.` }
  if (checkDigit(digits.slice(0, 15)) !== digits[15])
    return { problem: 'The last digit does not fit the others. Is one mistyped?' }
  return { value: scheme === 'orcid' ? digits.replace(/(.{4})(?=.)/g, '$1-') : digits }
}

/** The check digit of ORCID and ISNI (ISO 7064, MOD 11-2). */
function checkDigit(digits: string): string {
  const total = [...digits].reduce((sum, digit) => (sum + Number(digit)) * 2, 0)
  const result = (12 - (total % 11)) % 11
  return result === 10 ? 'X' : String(result)
}

function readSite(text: string): { value: string } | { problem: string } {
  const problem = 'Write an address that begins with https://.'
  if (!/^https:\/\//i.test(text) || /\s/.test(text) || text.length > 500) return { problem }
  const address = URL.canParse(text) ? new URL(text) : null
  if (!address || !address.hostname.includes('.')) return { problem }
  if (address.username || address.password)
    return { problem: 'Write the address without a name or password.' }
  return address.href.length > 500 ? { problem } : { value: address.href }
}

/** Where an identifier leads; null for a kept value that is none. */
export function identifierAddress(scheme: IdentifierScheme, value: string): string | null {
  const read = readIdentifier(scheme, value)
  if ('problem' in read) return null
  return scheme === 'site' ? read.value : registers[scheme].address + read.value
}
