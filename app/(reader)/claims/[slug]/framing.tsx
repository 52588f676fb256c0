import { Fragment } from 'react'
import { StanceMark } from '@/components/stance-mark'
import { framingOf, type Cue } from '@/lib/framing'
import type { UtteranceView } from '@/lib/record'
import { EvidenceSection } from './evidence-section'

/** The words with which each outlet introduces what was said, by stance. */
export function Framing({ utterances }: { utterances: UtteranceView[] }) {
  const framing = framingOf(utterances)
  if (!framing) return null
  return (
    <EvidenceSection id="framing" title="How outlets introduce it">
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Cue words by outlet and stance">
        <table className="tbl framing">
          <caption>Cue words as printed, with the number of passages</caption>
          <thead>
            <tr>
              <th scope="col">Outlet</th>
              {framing.stances.map((stance) => (
                <th scope="col" key={stance}>
                  <StanceMark stance={stance} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {framing.outlets.map(({ name, cues }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cues.map((cell, at) => (
                  <td key={framing.stances[at]}>
                    <Cues cues={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </EvidenceSection>
  )
}

function Cues({ cues }: { cues: Cue[] }) {
  return cues.map(({ words, language, passages }, at) => (
    <Fragment key={words}>
      {at > 0 && ', '}
      <i lang={language}>{words}</i>
      {`\u00a0${passages}`}
    </Fragment>
  ))
}
