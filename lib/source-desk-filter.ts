import { numberOf } from './address'
import { sourceKinds, type SourceKind } from './record'

export const sourceSorts = ['newest', 'name', 'most'] as const
export type SourceSort = (typeof sourceSorts)[number]

/** What narrows and orders the sources of the desk; `organisation`: the number of one that they hold a role at, or are a part of. */
export type DeskSourceFilter = {
  q?: string
  kind?: SourceKind
  organisation?: number
  identifier?: 'with' | 'without'
  unused?: boolean
  unconfirmed?: boolean
  sort?: SourceSort
}

type Query = Record<string, string | string[] | undefined>

/** The filter and the last number seen in an address' query; null where it holds what no page of the desk gave out. */
export function readDeskFilter(query: Query): (DeskSourceFilter & { after?: number }) | null {
  const one = (name: string) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const among = <T extends string>(name: string, list: readonly T[]) => {
    const value = one(name)
    return value === undefined ? undefined : (list.find((each) => each === value) ?? null)
  }
  const number = (name: string) => {
    const value = one(name)
    return value === undefined ? undefined : numberOf(value)
  }
  const kind = among('kind', sourceKinds)
  const identifier = among('identifier', ['with', 'without'] as const)
  const sort = among('sort', sourceSorts)
  const organisation = number('organisation')
  // No form sends it, so that an empty one is none that was given out.
  const after = query.after === undefined ? undefined : numberOf(String(query.after))
  if (kind === null || identifier === null || sort === null || organisation === null || after === null)
    return null
  return {
    // Postgres holds no NUL, so no name holds one.
    q: one('q')?.replaceAll('\0', ' ').trim().slice(0, 200) || undefined,
    kind,
    organisation,
    identifier,
    unused: one('unused') === '1' || undefined,
    unconfirmed: one('unconfirmed') === '1' || undefined,
    sort: sort === 'newest' ? undefined : sort,
    after,
  }
}

/** The address of the sources with this filter, and the place in the list where one is given. */
export function deskSourcesHref(filter: DeskSourceFilter, after?: string | null): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, after }))
    if (value) query.append(name, value === true ? '1' : String(value))
  return query.size ? `/admin/sources?${query}` : '/admin/sources'
}
