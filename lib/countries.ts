import { countries } from 'countries-list'

const named = Object.entries(countries)
  .map(([code, { name }]) => ({ code, name }))
  .sort((one, other) => one.name.localeCompare(other.name, 'en'))

/** English names of countries, in their order. */
export const countryNames: readonly string[] = named.map(({ name }) => name)

/** The two letters of a country (ISO 3166-1) by its English name; null where there is none. */
export const countryCode = (name: string): string | null =>
  named.find((country) => country.name === name)?.code ?? null

/** The English name of two letters, or the letters themselves where they are none of ISO 3166-1. */
export const countryName = (code: string): string =>
  named.find((country) => country.code === code)?.name ?? code
