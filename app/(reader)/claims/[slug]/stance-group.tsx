import { counted } from '@/components/counted'
import { Legend } from '@/components/legend'
import { Sign } from '@/components/sign'
import { stances, type Stance, type UtteranceView } from '@/lib/record'
import { Utterance } from './utterance'

export type Group = { stance: Stance; utterances: UtteranceView[] }

/** The utterances of a claim by stance, those stances that nobody takes left out. */
export const groupsOf = (utterances: UtteranceView[]): Group[] =>
  stances
    .map((stance) => ({ stance, utterances: utterances.filter((said) => said.stance === stance) }))
    .filter((group) => group.utterances.length > 0)

/** The utterances of one stance, under its sign and their number. */
export function StanceGroup({ stance, utterances, legend }: Group & { legend: boolean }) {
  return (
    <section aria-labelledby={stance}>
      <div className="row row--head">
        <div className="row__margin" />
        <div className="row__body">
          <h2 className="h-stance" id={stance}>
            <Sign name={stance} /> {stance[0]?.toUpperCase() + stance.slice(1)}{' '}
            <span className="num">
              {utterances.length}
              <span className="vh"> {counted(utterances.length, 'utterance').replace(/^\S+ /, '')}</span>
            </span>
          </h2>
          {legend && <Legend />}
        </div>
      </div>
      <ol>
        {utterances.map((utterance) => (
          <Utterance key={utterance.id} utterance={utterance} />
        ))}
      </ol>
    </section>
  )
}
