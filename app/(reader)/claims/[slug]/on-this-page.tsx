import { driftOf } from '@/lib/drift'
import { framingOf } from '@/lib/framing'
import { originsOf } from '@/lib/origins'
import { stances, type UtteranceView } from '@/lib/record'
import { whoSays } from '@/lib/who-says'

export type Part = { id: string; name: string }

/** The parts of a claim's page, those that it has; nothing where these are only its utterances of one stance.
 * `more`: what stands below these. */
export function OnThisPage({ utterances, more }: { utterances: UtteranceView[]; more: Part[] }) {
  const parts = [
    whoSays(utterances) && { id: 'over', name: 'Who asserts, who denies' },
    ...stances.map((stance) => {
      const count = utterances.filter((said) => said.stance === stance).length
      return count > 0 && { id: stance, name: `${stance[0]!.toUpperCase()}${stance.slice(1)} (${count})` }
    }),
    driftOf(utterances).length > 0 && { id: 'drift', name: 'Wordings compared' },
    framingOf(utterances) && { id: 'framing', name: 'How outlets introduce it' },
    originsOf(utterances).origins.length > 0 && { id: 'origins', name: 'Where the reports have it from' },
    ...more,
  ].filter((part) => part !== null && part !== false)
  if (parts.length < 2) return null
  return (
    <nav className="parts" aria-labelledby="parts">
      <h2 className="h-small" id="parts">
        On this page
      </h2>
      <ul>
        {parts.map(({ id, name }) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
