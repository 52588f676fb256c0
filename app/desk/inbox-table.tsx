import { counted, numeral } from '@/components/counted'
import { SampleTag } from '@/components/sample-tag'
import type { InboxLine } from '@/db/inbox'
import { longDate } from '@/lib/dates'
import { inCommon } from '@/lib/twin'
import { WorkTag } from './work-tag'

const columns = [
  ['Published on', ''],
  ['Article', ''],
  ['On record', ''],
  ['Suggested', 'r'],
  ['State', ''],
] as const

// Laid out as blocks on a phone, a table keeps its meaning by roles only.
/** The articles of the inbox, each to be chosen; `user` has those that are marked as in hand. */
export function InboxTable({ lines, user }: { lines: InboxLine[]; user: number }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Articles, table that scrolls sideways">
      <table className="tbl inbox" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              <span className="vh">Choose</span>
            </th>
            {columns.map(([name, side]) => (
              <th key={name} role="columnheader" scope="col" className={side || undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((article) => (
            <Row key={article.id} article={article} mine={isMine(article, user)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isMine = ({ work }: InboxLine, user: number) => work.state === 'in-work' && work.by?.id === user

function Row({ article, mine }: { article: InboxLine; mine: boolean }) {
  const { id, title, publisher, byline, via, publishedOn, suggestions, sought, twin } = article
  const from = [publisher ?? 'Publisher not known', byline, via && `from ${via}`].filter(Boolean).join(', ')
  return (
    <tr role="row" className={mine ? 'cur' : undefined}>
      <td role="cell" className="inbox__pick">
        <label className="inbox__box">
          <span className="vh">Choose {title}</span>
          <input type="checkbox" name="id" value={id} />
        </label>
      </td>
      <td role="cell" className="inbox__day">
        {publishedOn ? longDate(publishedOn) : 'Day not known'}
      </td>
      <th role="rowheader" scope="row">
        <a href={`/desk/articles/${id}`}>{title}</a>
        <span>{from}</span>
        {twin && (
          <span className="inbox__twin">
            <a href={`/desk/articles/${id}`}>
              Looks the same as “{twin.title}” ({inCommon(twin)})
            </a>
          </span>
        )}
      </th>
      <td role="cell" className="inbox__held">
        <OnRecord article={article} />
      </td>
      <td role="cell" className="r num inbox__sug">
        {sought || suggestions > 0 ? numeral(suggestions) : <span className="meta">not yet</span>}
      </td>
      <td role="cell" className="inbox__state">
        <WorkTag article={article} mine={mine} /> {article.sample && <SampleTag />}
      </td>
    </tr>
  )
}

/** How much of what is known of the article is on record, and how much is suggested. */
function OnRecord({ article: { passages, drafts, suggestions, read } }: { article: InboxLine }) {
  const all = passages + suggestions
  const share = (count: number) => ({ width: `${(count / all) * 100}%` })
  return (
    <>
      {all > 0 && (
        <div className="bar" aria-hidden="true">
          <i style={share(passages)} />
          {suggestions > 0 && <i className="sug" style={share(suggestions)} />}
        </div>
      )}
      <span className="num">
        {read ? counted(passages, 'passage') : 'no text yet'}
        {drafts > 0 && `, ${counted(drafts, 'draft')}`}
      </span>
    </>
  )
}
