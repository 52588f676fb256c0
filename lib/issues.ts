import type { z } from 'zod'
import type { Problem } from './errors'

type Issue = z.core.$ZodIssue

/** So many ways of a union are told, and so many characters of each problem. */
const MOST_WAYS = 5
const MOST_TOLD = 500

/** What a schema finds wrong with an input, by field; of a union what keeps it from the nearest of its ways. At most 20. */
export const errorsOf = ({ issues }: { issues: Issue[] }, input: unknown): Problem[] =>
  issues
    .flatMap((issue) => plain(issue, input))
    .slice(0, 20)
    .map(({ path, message }) => ({ field: path.join('.'), message: shortened(message) }))

type Told = { path: PropertyKey[]; message: string }

/** One issue of a value, by the path in it. */
function plain(issue: Issue, value: unknown): Told[] {
  const { path, message } = issue
  if (issue.code !== 'invalid_union' || !issue.errors.length) return [{ path, message }]
  const inner = within(value, path)
  const least = Math.min(...issue.errors.map((way) => distance(way, inner)))
  const nearest = issue.errors
    .filter((way) => distance(way, inner) === least)
    .map((way) => way.flatMap((one) => plain(one, inner)))
  if (nearest.length === 1) return nearest[0]!.map((one) => ({ ...one, path: [...path, ...one.path] }))
  const ways = nearest
    .slice(0, MOST_WAYS)
    .map((way) =>
      way.map((one) => (one.path.length ? `${one.path.join('.')}: ${one.message}` : one.message)).join('; '),
    )
  return [{ path, message: [...new Set(ways)].join(' – or ') }]
}

/**
 * How far a value is from one way of a union: what is wrong in a part that is there is near, a part that is not there
 * farther, and another type altogether farthest.
 */
const distance = (way: Issue[], value: unknown): number =>
  way.reduce((sum, issue) => {
    const inner = within(value, issue.path)
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length
    if (issue.path.length) return sum + (inner === undefined ? 2 : 1)
    if (issue.code !== 'invalid_union' || !issue.errors.length) return sum + 100
    return sum + Math.min(...issue.errors.map((one) => distance(one, inner)))
  }, 0)

const within = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value)

const shortened = (text: string) => (text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD - 1)}…` : text)
