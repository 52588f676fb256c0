import { numeral } from '@/components/counted'
import type { DeskVersion } from '@/db/desk-versions'
import { moment } from './moment'

type Props = { version: DeskVersion; newest: boolean; article: number }

/** One stored wording: when and how it came, with its evidence, and what became of the passages in it. */
export function VersionRow({ version, newest, article }: Props) {
  const { capture, number, exact, moved, orphaned, open, recorded } = version
  const carried = [
    exact > 0 && `${exact} exact`,
    moved > 0 && `${moved} moved`,
    orphaned > 0 && `${orphaned} orphaned`,
  ].filter(Boolean)
  return (
    <li>
      <p className="versions__head">
        <b>Version {number}</b>
        {newest && <span className="tag tag--solid">current</span>}
        <span className="meta">
          {capture?.address
            ? `fetched ${moment(capture.at)}`
            : capture?.name
              ? `read from the file ${capture.name}, ${moment(capture.at)}`
              : `pasted, ${moment(version.recordedAt)}`}
          {version.by && `, ${version.by}`}
        </span>
      </p>
      <p className="meta">
        {recorded > 0 && `${recorded} recorded in it. `}
        {number > 1 &&
          (carried.length > 0 ? `Carried over: ${carried.join(', ')}. ` : 'Nothing carried over. ')}
        {newest && open > 0 && (
          <>
            <a href={`/desk/articles/${article}/repair`}>{open} to repair</a>{' '}
          </>
        )}
        {number > 1 && (
          <a href={`?from=${number - 1}&to=${number}#comparison`}>Compare with version {number - 1}</a>
        )}
      </p>
      <details className="more">
        <summary>
          Evidence<span className="vh"> of version {number}</span>
        </summary>
        <dl className="kv versions__evidence">
          <dt>Text</dt>
          <dd>
            {numeral(version.length)} UTF-16 units, sha256 {version.hash}
          </dd>
          {capture && <Evidence capture={capture} />}
        </dl>
      </details>
    </li>
  )
}

function Evidence({ capture }: { capture: NonNullable<DeskVersion['capture']> }) {
  const { address, finalAddress, status, mediaType, rawHash, size, headers, held, id } = capture
  return (
    <>
      {address && (
        <>
          <dt>Asked for</dt>
          <dd>{address}</dd>
        </>
      )}
      {finalAddress && (
        <>
          <dt>Answered by</dt>
          <dd>
            {finalAddress}
            {status !== null && `, status ${status}`}
          </dd>
        </>
      )}
      {rawHash && (
        <>
          <dt>Raw bytes</dt>
          <dd>
            {size !== null && `${numeral(size)} bytes, `}
            {mediaType && `${mediaType}, `}sha256 {rawHash}{' '}
            {held && (
              <a href={`/desk/captures/${id}`} download>
                Download as evidence
              </a>
            )}
          </dd>
        </>
      )}
      {headers && Object.keys(headers).length > 0 && (
        <>
          <dt>Headers</dt>
          <dd>
            {Object.entries(headers).map(([name, value]) => (
              <span key={name} className="versions__header">
                {name}: {value}
              </span>
            ))}
          </dd>
        </>
      )}
    </>
  )
}
