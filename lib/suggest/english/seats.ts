import { countries } from 'countries-list'
import * as en from './words'

const withThe = (country: string) =>
  /^(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|.* (?:Islands|Republic|Emirates))/.test(
    country,
  )
    ? `the ${country}`
    : country

const capitals: ReadonlyMap<string, string> = new Map(
  Object.values(countries).flatMap(({ capital, name }): [string, string][] =>
    capital ? [[capital.toLowerCase(), `Government of ${withThe(name)}`]] : [],
  ),
)

const countryNames: ReadonlySet<string> = new Set(
  Object.values(countries).flatMap((country) =>
    [country.name, ...('alias' in country && Array.isArray(country.alias) ? (country.alias as string[]) : [])]
      .filter((name) => name.length > 3)
      .map((name) => name.toLowerCase()),
  ),
)

/** The government or body that a place stands for ("Moscow"), the country itself, or null. */
export function seatOf(name: string): string | null {
  const lower = name.toLowerCase()
  return en.seats[lower] ?? capitals.get(lower) ?? (countryNames.has(lower) ? name : null)
}
