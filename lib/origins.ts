import type { ChainStep, UtteranceView } from './record'

/** Whence words came in the end, and how many reports rest on it. */
export type Origin = { name: string; reports: number }
/** A report is one article's of one utterance; `unstated` of them do not say how they got the words. */
export type Origins = { reports: number; origins: Origin[]; unstated: number }

type Report = { outlet: string | null; article: number; chain: ChainStep[] }
type End = { key: string; name: string; own: boolean }

/**
 * The origins that a claim's reports rest on, the most used first. A chain is followed to its last step, and from an
 * agency or outlet on through its own report of the same utterance, where that is on record and says more.
 */
export function originsOf(utterances: readonly UtteranceView[]): Origins {
  const ends = utterances.flatMap((utterance) => {
    const reports = reportsOf(utterance)
    return reports.map((report) => endOf(report, reports, utterance.source.name))
  })
  const stated = ends.filter((end) => end !== null)
  const keys = [...new Set(stated.map(({ key }) => key))]
  const origins = keys.map((key) => {
    const same = stated.filter((end) => end.key === key)
    const own = same.every((end) => end.own)
    const [{ name }] = same as [End, ...End[]]
    return { name: own ? `${possessive(name)} own reporter` : name, reports: same.length }
  })
  return {
    reports: ends.length,
    origins: origins.sort((one, other) => other.reports - one.reports),
    unstated: ends.length - stated.length,
  }
}

/** An article may print an utterance twice: the first chain that it states stands for it. */
function reportsOf({ passages }: UtteranceView): Report[] {
  const reports = new Map<number, Report>()
  for (const { article, chain } of passages) {
    const known = reports.get(article.id)
    if (!known?.chain.length)
      reports.set(article.id, { outlet: article.publisher, article: article.id, chain })
  }
  return [...reports.values()]
}

const isPublisher = ({ kind, name }: ChainStep) => kind !== 'channel' && name !== null
const plain = (name: string) => name.trim().toLowerCase()
const possessive = (name: string) => (/s$/i.test(name) ? `${name}’` : `${name}’s`)

function endOf(report: Report, reports: readonly Report[], source: string): End | null {
  const passed: string[] = []
  for (let at = report; ;) {
    const last = at.chain.at(-1)
    if (!last) return null
    if (last.kind === 'channel')
      return { key: `channel ${plain(source)}`, name: `${possessive(source)} own channel`, own: false }
    const before = last.kind === 'own' ? at.chain.findLast(isPublisher) : last
    if (!before?.name) return ownOf(at, at === report)
    const name = before.name
    const published = (other: Report) => other.outlet !== null && plain(other.outlet) === plain(name)
    const next = reports.find((other) => published(other) && other.chain.length)
    if (last.kind === 'own' || !next) return { key: plain(name), name, own: false }
    // Outlets that name each other are one origin, whichever of them is asked.
    const loop = passed.indexOf(plain(name))
    if (loop >= 0) return ringOf(passed.slice(loop), reports)
    passed.push(plain(name))
    at = next
  }
}

const ownOf = ({ outlet, article }: Report, own: boolean): End => ({
  key: outlet ? plain(outlet) : `article ${article}`,
  name: outlet ?? 'an outlet not known',
  own,
})

function ringOf(names: readonly string[], reports: readonly Report[]): End {
  const [key = ''] = [...names].sort()
  const outlet = reports.find((report) => report.outlet !== null && plain(report.outlet) === key)?.outlet
  return { key, name: outlet ?? key, own: false }
}
