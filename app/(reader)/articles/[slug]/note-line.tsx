import { StanceMark } from '@/components/stance-mark'
import type { Note } from '@/lib/article-view'
import { longDate } from '@/lib/dates'

/** What marked words are on record as: stance, source, day and claim. */
export function NoteLine({ note }: { note: Note }) {
  return (
    <div>
      <StanceMark stance={note.stance} /> <a href={`/sources/${note.source.address}`}>{note.source.name}</a>
      {note.source.kind === 'unnamed' && ', unnamed'},{' '}
      {note.sameAs === null ? longDate(note.saidOn) : `the same utterance as ${note.sameAs}`}
      <a className="note-claim" href={`/claims/${note.claim.address}`}>
        {note.claim.wording}
      </a>
    </div>
  )
}
