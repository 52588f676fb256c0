import { counted } from '@/components/counted'
import { originsOf } from '@/lib/origins'
import type { UtteranceView } from '@/lib/record'
import { EvidenceSection } from './evidence-section'

const most = 12

/** Whence the reports have the words, where any of them says so. */
export function Origins({ utterances }: { utterances: UtteranceView[] }) {
  const { reports, origins, unstated } = originsOf(utterances)
  if (!origins.length) return null
  const shown = origins.slice(0, most).map(({ name, reports }) => `${name} (${reports})`)
  const rest = origins.length - shown.length
  const stated = reports - unstated
  return (
    <EvidenceSection id="origins" title="Where the reports have it from">
      <p className="evidence__lede">
        {unstated > 0 && `Of ${counted(reports, 'report')}, `}
        {unstated > 0
          ? `${stated} ${stated === 1 ? 'rests' : 'rest'}`
          : counted(stated, 'report rests', 'reports rest')}{' '}
        on {origins.length === 1 ? '1 origin' : counted(origins.length, 'independent origin')}:{' '}
        {shown.join(', ')}
        {rest > 0 && ` and ${rest} more`}
        {unstated > 0 && `; ${unstated} ${unstated === 1 ? 'does' : 'do'} not say`}.
      </p>
      <p className="meta">
        A report is one article’s of one utterance. Agency copy and what an outlet took from another count for
        where the words came from, as far as the record says.
      </p>
    </EvidenceSection>
  )
}
