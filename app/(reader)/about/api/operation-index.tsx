import type { Told } from '@/lib/api/manual'

/** Operations in a line each; `at` is the page that tells of them. */
export function Index({ operations, at }: { operations: Told[]; at: string }) {
  return (
    <ul className="api__index">
      {operations.map(({ operationId, method, path, summary }) => (
        <li key={operationId} id={operationId}>
          <b>{method.toUpperCase()}</b>
          <code>{path}</code>
          <a href={`${at}#${operationId}`}>{summary}</a>
        </li>
      ))}
    </ul>
  )
}
