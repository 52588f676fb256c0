import type { Repair, RepairItem } from '@/lib/repair-view'
import { scoreWord } from '@/lib/repair-view'
import { differing } from '@/lib/version-diff'
import { Side } from './side'

/** Old and new words side by side, what differs marked, with the score in figure and word. */
export function Compared({ item, repair }: { item: RepairItem; repair: Repair }) {
  const { first, now } = item
  const differs = now ? shownDifferences(first.text, now.text) : { before: [], after: [] }
  return (
    <div className="sides">
      <Side
        title={`As first printed, version ${first.number}`}
        on={first.on}
        words={first}
        differs={differs.before}
        as="before"
        language={repair.language}
      />
      {now ? (
        <Side
          title={`${titles[item.state]}, version ${repair.text.number}`}
          on={repair.text.on}
          words={now}
          differs={differs.after}
          as="after"
          language={repair.language}
        />
      ) : (
        <div className="empty side__none">
          <h3>{item.state === 'gone' ? 'No longer in the article' : 'Nothing like it was found'}</h3>
          <p>
            {item.state === 'gone'
              ? `Version ${repair.text.number} does not have this passage.`
              : 'Select the words in the text below, or say that the article no longer has them.'}
          </p>
        </div>
      )}
    </div>
  )
}

const titles = {
  open: 'Best candidate',
  accepted: 'Accepted',
  selected: 'Selected',
  gone: 'Best candidate',
  kept: 'Found',
}

/** What differs, unless so much does that marking it would tell nothing. */
function shownDifferences(before: string, after: string) {
  const found = differing(before, after)
  const length = found.before.reduce((sum, { start, end }) => sum + end - start, 0)
  return length > before.length * 0.8 ? { before: [], after: [] } : found
}

/** The outcome in words with the score: "Moved, score 0.71, low." */
export function Verdict({ item }: { item: RepairItem }) {
  const { score, outcome, state } = item
  const found = {
    exact: 'The same words were found.',
    moved: 'Its words stand there changed.',
    orphaned: item.now ? 'It was not found for certain; this comes nearest.' : 'It was not found.',
  }[outcome]
  const by = item.decidedBy ? ` by ${item.decidedBy}` : ''
  return (
    <p className="verdict">
      {score !== null && (
        <>
          <b className="num">Score {score.toFixed(2)}</b>, {scoreWord(score)}.{' '}
        </>
      )}
      {found}
      {state !== 'open' && (
        <>
          {' '}
          <span className="tag">
            {{ accepted: 'Accepted', selected: 'Selected', gone: 'Gone', kept: 'Kept' }[state]}
          </span>
          {by && <span className="meta">{by}</span>}
        </>
      )}
    </p>
  )
}
