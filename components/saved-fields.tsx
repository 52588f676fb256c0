import type { ReactNode } from 'react'
import type { SavedField } from '@/lib/saved-fields'
import { wordDiff } from '@/lib/version-diff'
import { WordDiff } from './word-diff'

/** Letters from which a value is folded, and those that its head shows. */
const LONG = 400
const HEAD = 120

/** What a change made of each column: of one that held something before and holds something now, what differs. */
export function SavedFields({ fields }: { fields: readonly SavedField[] }) {
  return (
    <dl className="changed-fields">
      {fields.map(({ column, name, before, after }) => (
        <div key={column}>
          <dt>{name}</dt>
          <dd>
            <Folded head={after ?? before ?? ''} length={(before ?? '').length + (after ?? '').length}>
              {before === null || after === null ? (
                (after ?? before)
              ) : (
                <WordDiff runs={wordDiff(before, after)} />
              )}
            </Folded>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Folded({ head, length, children }: { head: string; length: number; children: ReactNode }) {
  if (length < LONG) return children
  return (
    <details>
      <summary>{head.slice(0, HEAD)}…</summary>
      {children}
    </details>
  )
}
