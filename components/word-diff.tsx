import { Fragment } from 'react'
import type { Run } from '@/lib/version-diff'

const told = { added: 'added: ', removed: 'left out: ' }

/** Two wordings in one: words that came are boxed, words that went are struck; read aloud, each says which it is. */
export function WordDiff({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ as, words }, at) => {
    if (as === 'kept') return <Fragment key={at}>{words}</Fragment>
    const Tag = as === 'added' ? 'ins' : 'del'
    // White space stays outside of the box.
    const [, before, inside, after] = /^(\s*)(.*?)(\s*)$/s.exec(words)!
    if (!inside) return <Fragment key={at}>{as === 'added' ? words : ''}</Fragment>
    return (
      <Fragment key={at}>
        {before}
        <Tag className="diff">
          <span className="vh">{told[as]}</span>
          {inside}
        </Tag>
        {after || (as === 'removed' && runs[at + 1]?.as === 'added' ? ' ' : '')}
      </Fragment>
    )
  })
}
