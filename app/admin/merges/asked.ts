import { notFound } from 'next/navigation'
import { numberOf } from '@/lib/address'
import { mergeable, type Mergeable } from '@/lib/record'

export type Params = Promise<Record<string, string | string[] | undefined>>

/** What a page about merging is asked: of which table, and about which rows; not found where that is nonsense. */
export async function askedOf(params: Params) {
  const asked = await params
  const one = (name: string) => {
    const value = asked[name]
    if (Array.isArray(value)) notFound()
    return value
  }
  const row = (name: string) => {
    const value = one(name)
    if (value === undefined || value === '') return undefined
    return numberOf(value) ?? notFound()
  }
  const of = one('of') ?? 'sources'
  if (!mergeable.some((object) => object === of)) notFound()
  return {
    of: of as Mergeable,
    from: row('from'),
    into: row('into'),
    after: row('after'),
    // Postgres holds no NUL, so no name holds one.
    find: (one('find') ?? '').replaceAll('\0', ' ').trim().slice(0, 200),
  }
}

/** Where a row of a table is seen at the desk, or by readers where the desk has no page for it. */
export const deskAddress = (object: Mergeable, id: number): string =>
  ({
    sources: `/admin/sources/${id}`,
    claims: `/desk/claims/${id}`,
    publishers: `/publishers/${id}`,
    topics: `/topics/${id}`,
  })[object]

/** What one row of a table is called. */
export const nounOf: Record<Mergeable, string> = {
  sources: 'source',
  claims: 'claim',
  publishers: 'publisher',
  topics: 'topic',
}

/** The same as the head of a line. */
export const titleOf: Record<Mergeable, string> = {
  sources: 'Source',
  claims: 'Claim',
  publishers: 'Publisher',
  topics: 'Topic',
}
