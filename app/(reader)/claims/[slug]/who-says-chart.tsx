import { counted } from '@/components/counted'
import { Sign } from '@/components/sign'
import { StanceMark } from '@/components/stance-mark'
import { longDate } from '@/lib/dates'
import { stances, type UtteranceView } from '@/lib/record'
import { whoSays } from '@/lib/who-says'
import { EvidenceSection } from './evidence-section'
import { TimeLine } from './time-line'

/** Who asserts and who denies the claim, as a picture and as a table; only where it was said more than once. */
export function WhoSaysChart({ utterances }: { utterances: UtteranceView[] }) {
  const said = whoSays(utterances)
  if (!said) return null
  const passages = utterances.flatMap((utterance) => utterance.passages)
  const outlets = new Set(passages.map(({ article }) => article.publisher)).size
  const all = said.rows.flatMap((row) => row.said)
  const counts = stances.map((stance) => ({
    stance,
    count: all.filter((one) => one.stance === stance).length,
  }))
  return (
    <EvidenceSection id="over" title="Who asserts, who denies">
      <p className="meta">
        {counted(utterances.length, 'utterance')} by {counted(said.rows.length, 'source')}, in{' '}
        {counted(passages.length, 'passage')} of {counted(outlets, 'outlet')}
      </p>
      <figure className="fig">
        <TimeLine said={said} form="wide" />
        <TimeLine said={said} form="phone" />
        <figcaption className="meta">
          {counts.map(
            ({ stance, count }) =>
              count > 0 && (
                <span key={stance}>
                  <Sign name={stance} /> {stance} {count}
                </span>
              ),
          )}
          <span>
            A bar is a range of days, a dashed bar is circa, a line between two signs a changed stance.
          </span>
        </figcaption>
      </figure>
      <details className="more">
        <summary>The same as a table</summary>
        <table className="tbl">
          <caption>Utterances by source, the earliest first</caption>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Stance</th>
              <th scope="col">Said on</th>
            </tr>
          </thead>
          <tbody>
            {said.rows.flatMap(({ source, said }) =>
              said.map(({ id, stance, saidOn }) => (
                <tr key={id}>
                  <th scope="row">{source.name}</th>
                  <td>
                    <StanceMark stance={stance} />
                  </td>
                  <td>
                    <a href={`#u${id}`}>{longDate(saidOn)}</a>
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </details>
    </EvidenceSection>
  )
}
