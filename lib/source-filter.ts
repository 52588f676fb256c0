import type { Stance } from './record'
import type { Narrowing } from './search-state'

/** What narrows the statements on a source's page: numbers and years as text, as the address has them. */
export type SourceFilter = { topic?: string; stance?: Stance[]; year?: string }

/** The address of a source's page with this filter, and the place in the list where one is given. */
export function sourceHref(address: string, filter: SourceFilter, after?: string): string {
  const query = new URLSearchParams()
  if (filter.topic) query.append('topic', filter.topic)
  for (const stance of filter.stance ?? []) query.append('stance', stance)
  if (filter.year) query.append('year', filter.year)
  if (after) query.append('after', after)
  return `/sources/${address}${query.size ? `?${query}` : ''}`
}

/** The filter with one value more, or without it where it was chosen; several stances may be chosen at once. */
export function toggled(filter: SourceFilter, facet: keyof SourceFilter, value: string): SourceFilter {
  if (facet !== 'stance') return { ...filter, [facet]: filter[facet] === value ? undefined : value }
  const chosen = filter.stance ?? []
  const stance = value as Stance
  const next = chosen.includes(stance) ? chosen.filter((each) => each !== stance) : [...chosen, stance].sort()
  return { ...filter, stance: next.length ? next : undefined }
}

/** The filter as a search has it. */
export const narrowingOf = ({ topic, stance, year }: SourceFilter): Narrowing => ({
  topic: topic ? [topic] : undefined,
  stance: stance?.length ? stance : undefined,
  year: year ? [year] : undefined,
})
