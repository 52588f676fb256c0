import { words } from './spans'

/** One column of a saved change in words; null where the row was not there, or the column was empty. */
export type SavedField = { column: string; name: string; before: string | null; after: string | null }

type Row = Record<string, unknown> | null

// Whoever reads a change sees these beside it.
const told = ['id', 'version', 'created_at', 'created_by', 'sample']

/** `said_on` as people read it: `Said on`; a reference loses its `id`. */
export function fieldName(column: string): string {
  const name = column
    .replace(/_id$/, '')
    .replaceAll('_', ' ')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The columns that a change changed; of a new or deleted row all that held something. */
export function savedFields(before: Row, after: Row): SavedField[] {
  const columns = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])]
  return columns.flatMap((column) => {
    const [was, is] = [before, after].map((row) => valueWords(row?.[column]))
    if (told.includes(column) || was === is) return []
    return [{ column, name: fieldName(column), before: was!, after: is! }]
  })
}

const isSpan = (value: unknown): value is { exact: string } =>
  typeof value === 'object' && value !== null && typeof (value as { exact?: unknown }).exact === 'string'

/** A value as text: words of spans as printed, lists by commas, anything else as JSON; null for nothing. */
export function valueWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value as string | number)
  if (!Array.isArray(value)) return JSON.stringify(value)
  if (!value.length) return null
  if (value.every(isSpan)) return `“${words(value)}”`
  if (value.every((part) => typeof part !== 'object')) return value.join(', ')
  return JSON.stringify(value)
}
