import { counted } from '@/components/counted'
import type { DeskImport } from '@/db/import-desk'

/** The rows of a list that failed, with their lines in the file, the reasons, and what can be done. */
export function Failures({
  list,
  after,
  open,
  send,
}: {
  list: DeskImport
  after: number
  open: boolean
  send: (form: FormData) => void
}) {
  const { id, failed, failures, next, retriable } = list
  return (
    <details className="more" open={open}>
      <summary>{counted(failed, 'row')} could not be read</summary>
      <ul className="fails">
        {failures.map(({ line, address, title, problem, articleId }) => (
          <li key={line}>
            <span className="num">line {line}</span>
            <span>{address?.replace(/^https?:\/\//, '') ?? title ?? 'Nothing could be read'}</span>
            <span>
              {problem} {articleId && <a href={`/desk/import?article=${articleId}`}>Paste its text</a>}
            </span>
          </li>
        ))}
      </ul>
      <form action={send} className="btns imp__again">
        <input type="hidden" name="id" value={id} />
        {retriable && (
          <button className="btn btn--small" name="what" value="retry">
            Try the failed ones again
          </button>
        )}
        <a className="btn btn--small btn--quiet" href={`/desk/imports/${id}/report`} download>
          Download the report
        </a>
        {after > 0 && (
          <a className="btn btn--small btn--quiet" href={`/desk/imports/${id}`}>
            Back to the first
          </a>
        )}
        {next !== null && (
          <a className="btn btn--small btn--quiet" href={`/desk/imports/${id}?after=${next}`}>
            Failed further on
          </a>
        )}
      </form>
    </details>
  )
}
