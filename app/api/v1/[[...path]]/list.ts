import type { Page } from '@/lib/record'
import type { Answered } from './handled'

type Asked = { query: Record<string, unknown>; origin: string }

/** A page of a list as it is answered; `path` is that of the list below /api/v1. */
export const listOf = <Line>(
  { query, origin }: Asked,
  path: string,
  { lines, next }: Page<Line>,
  item: (line: Line) => unknown,
): Extract<Answered, { body: unknown }> => ({
  body: { items: lines.map(item), next: next === null ? null : nextOf(path, query, next, origin) },
})

// As this page was asked for, from the cursor on.
function nextOf(path: string, query: Record<string, unknown>, cursor: string, origin: string): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (name === 'after' || value === undefined) continue
    if (name === 'fields' || name === 'include') search.set(name, (value as string[]).join(','))
    else for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  search.set('after', cursor)
  return `${origin}/api/v1${path}?${search.toString().replaceAll('%2C', ',')}`
}
