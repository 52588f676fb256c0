import type { UtteranceView } from '@/lib/record'
import { Drift } from './drift'
import { Framing } from './framing'
import { Origins } from './origins'
import { StanceGroup, type Group } from './stance-group'
import { WhoSaysChart } from './who-says-chart'

/** All that was said of a claim: as a picture, in the words as printed, and how outlets have and introduce them. */
export function ClaimWords({ utterances, groups }: { utterances: UtteranceView[]; groups: Group[] }) {
  return (
    <>
      <WhoSaysChart utterances={utterances} />
      {groups.map((group, place) => (
        <StanceGroup key={group.stance} {...group} legend={place === 0} />
      ))}
      <Drift utterances={utterances} />
      <Framing utterances={utterances} />
      <Origins utterances={utterances} />
    </>
  )
}
