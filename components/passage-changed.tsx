import { longDate } from '@/lib/dates'
import type { Passage, PassageChange } from '@/lib/record'
import { WordDiff } from './word-diff'

/** Under words as first printed: what the article made of them since, with both wordings, and both versions. */
export function PassageChanged({ passage, change }: { passage: Passage; change: PassageChange }) {
  const { address } = passage.article
  return (
    <div className="clip__change">
      <p>
        <b className="changed">
          {change.runs
            ? `The article changed this passage on ${longDate(change.on)}.`
            : `The article no longer has this passage since ${longDate(change.on)} (version ${change.version}).`}
        </b>{' '}
        Above it stands as first printed.
      </p>
      {change.runs && (
        <p className="clip__words" lang={passage.language}>
          <WordDiff runs={change.runs} />
        </p>
      )}
      <p className="clip__both">
        <a href={`/articles/${address}?version=${passage.version}`}>Version {passage.version}, as recorded</a>
        <a href={`/articles/${address}`}>The current version</a>
      </p>
    </div>
  )
}
