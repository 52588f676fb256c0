import type { ReactNode } from 'react'
import type { SavedField } from '@/lib/saved-fields'
import { wordDiff } from '@/lib/version-diff'
import { WordDiff } from './word-diff'

/** Letters from which a value is folded, and those that its head shows. */
const LONG = 400
const HEAD = 120

/** What a change made of each column, word by word; of a row that is new or gone, the `whole` of it as it is. */
export function SavedFields({ fields, whole = false }: { fields: readonly SavedField[]; whole?: boolean }) {
  return (
    <dl className="changed-fields">
      {fields.map(({ column, name, before, after }) => (
        <div key={column}>
          <dt>{name}</dt>
          <dd>
            <Folded head={after ?? before ?? ''} length={(before ?? '').length + (after ?? '').length}>
              {whole ? (after ?? before) : <WordDiff runs={wordDiff(before ?? '', after ?? '')} />}
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
