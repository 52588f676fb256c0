import { Moment } from '@/components/moment'
import type { CommentLine, Talked } from '@/db/comments'
import { mentionPieces } from '@/lib/mentions'
import { SettleForm, TalkForm } from './talk-forms'

type Props = {
  on: Talked
  lines: CommentLine[]
  /** Some who may be named. */
  people: { id: number; name: string }[]
  /** Whom the comments may name. */
  named: { id: number; name: string }[]
  /** Where the comments before these stand; null for none. */
  earlier: string | null
  /** Whose comments one may settle: one's own, or all. */
  mine: number | 'all'
  from: string
}

/** What editors said of a claim or an article, and the form to say more; readers never see it. */
export function Talk({ on, lines, people, named, earlier, mine, from }: Props) {
  return (
    <section className="admin" aria-labelledby="comments">
      <h2 className="h-sec" id="comments">
        Comments
      </h2>
      <p className="hint">Between editors: readers never see them.</p>
      <TalkForm on={on} people={people.map(({ name }) => name)} from={from} />
      {lines.length > 0 && (
        <ol className="talk">
          {lines.map((line) => (
            <li key={line.id} className={line.settled ? 'talk__one talk__one--settled' : 'talk__one'}>
              <p className="meta">
                <b>{line.by ?? 'The program'}</b>, <Moment at={line.at} />
                {line.settled && ', settled'}
              </p>
              <p className="talk__body">
                {mentionPieces(line.body, named).map(({ text, user }, at) =>
                  user ? <b key={at}>{text}</b> : text,
                )}
              </p>
              {(mine === 'all' || mine === line.createdBy) && <SettleForm line={line} from={from} />}
            </li>
          ))}
        </ol>
      )}
      {earlier && (
        <p>
          <a className="btn" href={earlier}>
            Earlier comments
          </a>
        </p>
      )}
    </section>
  )
}
