import type { DeskPassage } from '@/lib/desk-view'

/** Of a passage recorded in an earlier version: the words as first printed, and where an editor decides on their place. */
export function EarlierNote({ passage, article }: { passage: DeskPassage; article: number }) {
  const { earlier } = passage
  if (!earlier) return null
  const gone = earlier.state === 'gone'
  return (
    <div className={earlier.placed && earlier.state !== 'open' ? 'note' : 'note note--changed'}>
      <b>
        {earlier.placed
          ? `Recorded in version ${earlier.version}`
          : `Not in this version${gone ? '' : ', as far as was found'}`}
        .
      </b>{' '}
      {!earlier.placed && `Recorded in version ${earlier.version}; the`}
      {earlier.placed && 'The'} words as first printed: <q className="serif">{earlier.words}</q>
      {(earlier.state === 'open' || gone) && (
        <>
          {' '}
          <a href={`/desk/articles/${article}/repair`}>
            {gone ? 'Decided in Repair' : 'Decide in Repair where they stand now'}
          </a>
        </>
      )}
    </div>
  )
}
