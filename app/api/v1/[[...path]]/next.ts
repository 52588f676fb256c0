/** The address of the next page of a list: as this one was asked for, from the cursor on. Null at the end. */
export function nextOf(
  path: string,
  query: Record<string, unknown>,
  cursor: string | null,
  origin: string,
): string | null {
  if (cursor === null) return null
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (name === 'after' || value === undefined) continue
    if (name === 'fields' || name === 'include') search.set(name, (value as string[]).join(','))
    else for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  search.set('after', cursor)
  return `${origin}/api/v1${path}?${search.toString().replaceAll('%2C', ',')}`
}
