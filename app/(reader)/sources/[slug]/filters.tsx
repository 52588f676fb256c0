import type { ReactNode } from 'react'
import { numeral } from '@/components/counted'
import { Sign } from '@/components/sign'
import type { Choice, SourceCounts } from '@/db/source-timeline'
import type { Stance } from '@/lib/record'
import { sourceHref, toggled, type SourceFilter } from '@/lib/source-filter'

type Props = { address: string; filter: SourceFilter; counts: SourceCounts; topic: string | null }

/** Filters of a source's statements as plain links, each with what it would leave; `topic` names the chosen one. */
export function Filters({ address, filter, counts, topic }: Props) {
  const any = Boolean(filter.topic || filter.stance || filter.year)
  const chips = (facet: keyof SourceFilter, choices: Choice[], before?: (choice: Choice) => ReactNode) =>
    choices.map((choice) => (
      <a
        key={choice.value}
        className="chip"
        href={sourceHref(address, toggled(filter, facet, choice.value))}
        aria-current={chosen(filter, facet).includes(choice.value) || undefined}
        rel="nofollow"
      >
        {before?.(choice)}
        {choice.name} <span className="num">{numeral(choice.count)}</span>
      </a>
    ))
  // A single stance or year narrows nothing, a topic may; one that is chosen must stay, to be taken back.
  const rows: [string, keyof SourceFilter, Choice[]][] = [
    ['Stance', 'stance', counts.stances],
    ['Topic', 'topic', withChosen(counts.topics, filter.topic, topic)],
    ['Year', 'year', withChosen(counts.years, filter.year, filter.year ?? null)],
  ]
  const useful = rows.filter(
    ([, facet, { length }]) => length > (facet === 'topic' ? 0 : 1) || chosen(filter, facet).length > 0,
  )
  if (!useful.length && !any) return null
  return (
    <nav className="filters" aria-label="Filter statements">
      {useful.map(([name, facet, choices]) => (
        <div key={facet} className="filters__row" role="group" aria-label={name}>
          <span className="filters__name" aria-hidden="true">
            {name}
          </span>
          <div className="chips">
            {chips(
              facet,
              choices,
              facet === 'stance' ? (choice) => <Sign name={choice.value as Stance} /> : undefined,
            )}
          </div>
        </div>
      ))}
      {any && (
        <p className="meta">
          {counts.found === 1 ? '1 statement' : `${numeral(counts.found)} statements`} of this kind.{' '}
          <a href={sourceHref(address, {})}>Show all</a>
        </p>
      )}
    </nav>
  )
}

const chosen = (filter: SourceFilter, facet: keyof SourceFilter): string[] =>
  [filter[facet] ?? []].flat().map(String)

function withChosen(choices: Choice[], value: string | undefined, name: string | null): Choice[] {
  if (!value || choices.some((choice) => choice.value === value)) return choices
  return [...choices, { value, name: name ?? value, count: 0 }]
}
