import { tagPage } from '@/app/tag-page'
import { numeral } from '@/components/counted'
import { Empty } from '@/components/empty'
import { comparedSources, sharedTopics, type Listed, type StatementPair, type Terms } from '@/db/comparing'
import type { SourceRef } from '@/lib/record'
import { Alone, Pairs } from './statements'
import { TermsForm } from './terms-form'

type Props = { a: SourceRef; b: SourceRef; terms: Terms; topic: string | null }

/** Two sources: their statements on the same claims in pairs, then what each said alone. */
export async function SideBySide({ a, b, terms, topic }: Props) {
  const [found, topics] = await Promise.all([comparedSources(a.id, b.id, terms), sharedTopics(a.id, b.id)])
  const pairs = [found.both, found.opposed, found.otherwise].flatMap(({ lines }) => lines)
  const lines = [...pairs.flatMap((pair) => [pair.a, pair.b]), ...found.onlyA.lines, ...found.onlyB.lines]
  const others = lines.flatMap(({ source, speaksFor }) => [source.id, ...(speaksFor ? [speaksFor.id] : [])])
  await tagPage(
    ...new Set(others.map((id) => `source:${id}`)),
    ...topics.map(({ id }) => `topic:${id}`),
    ...new Set(lines.map(({ claim }) => `claim:${claim.id}`)),
  )
  const here = { a: a.id, b: b.id }
  const narrowed = Boolean(terms.topic || terms.from || terms.to)
  return (
    <>
      <div className="versus">
        <Side source={a} change={`/compare?a=${b.id}`} />
        <Side source={b} change={`/compare?a=${a.id}`} />
      </div>
      <TermsForm {...here} terms={terms} topics={topics} topic={topic} />
      {lines.length === 0 && (
        <Empty title="Nothing to compare">
          <p>
            Neither said anything {narrowed ? 'of this topic in this time' : 'that is on record'}.{' '}
            {narrowed && <a href={`/compare?a=${a.id}&b=${b.id}`}>Compare all that they said</a>}
          </p>
        </Empty>
      )}
      {found.capped && <p className="meta">Of each side the newest 5,000 statements are compared.</p>}
      <Group id="opposed" title="Opposed" found={found.opposed} of={[a, b]}>
        One denies what the other holds, or their claims contradict each other.
      </Group>
      <Group id="both" title="Said by both" found={found.both} of={[a, b]}>
        The same claim, with the same stance.
      </Group>
      <Group id="otherwise" title="On the same claim in other ways" found={found.otherwise} of={[a, b]}>
        Neither the same stance nor its contrary.
      </Group>
      {found.onlyA.count + found.onlyB.count > 0 && (
        <div className="versus versus--lists">
          <Alone source={a} found={found.onlyA} />
          <Alone source={b} found={found.onlyB} />
        </div>
      )}
    </>
  )
}

function Side({ source, change }: { source: SourceRef; change: string }) {
  return (
    <div>
      <h2 className="versus__name">
        <a href={`/sources/${source.address}`}>{source.name}</a>
      </h2>
      <p className="meta">
        {source.kind === 'unnamed' ? 'unnamed source' : source.kind}
        {' · '}
        <a href={change} className="noprint">
          Another than {source.name}
        </a>
      </p>
    </div>
  )
}

type GroupProps = {
  id: string
  title: string
  found: Listed<StatementPair>
  of: [SourceRef, SourceRef]
  children: string
}

function Group({ id, title, found, of, children }: GroupProps) {
  if (!found.count) return null
  return (
    <section className="section" aria-labelledby={id}>
      <div className="h-row">
        <h2 className="h-sec" id={id}>
          {title} <span className="num versus__count">{numeral(found.count)}</span>
        </h2>
        <p className="meta">
          {children}
          {found.count > found.lines.length && ` The newest ${numeral(found.lines.length)} are shown.`}
        </p>
      </div>
      <Pairs lines={found.lines} of={of} />
    </section>
  )
}
