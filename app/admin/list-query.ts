import { notFound } from 'next/navigation'
import { numberOf } from '@/lib/address'

type Asked = Record<string, string | string[] | undefined>

/** What a list of the administration was asked for; `ticks` are the filters that are on or off. */
export function listQuery<Tick extends string>(path: string, asked: Asked, ticks: readonly Tick[]) {
  const one = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '')
  // Postgres holds no NUL, so no name holds one.
  const q = one('q').replaceAll('\0', ' ').trim().slice(0, 200)
  const on = ticks.filter((tick) => one(tick) === '1')
  const after = asked.after === undefined ? undefined : numberOf(one('after'))
  // A page cannot answer 400; an address that was never given out has no record.
  if (after === null) notFound()
  const filter = [q && `q=${encodeURIComponent(q)}`, ...on.map((tick) => `${tick}=1`)].filter(Boolean)
  const here = (more: string[] = []) => {
    const query = [...filter, ...more].join('&')
    return query ? `${path}?${query}` : path
  }
  const ticked = Object.fromEntries(ticks.map((tick) => [tick, on.includes(tick)])) as Record<Tick, boolean>
  return { q, after, ticked, filtered: filter.length > 0, here }
}
