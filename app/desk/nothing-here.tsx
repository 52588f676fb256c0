import { Empty } from '@/components/empty'
import { counted } from '@/components/counted'
import { inboxAddress, type InboxFilter, type InboxShow } from '@/lib/inbox'

const told: Record<InboxShow, [title: string, what: string]> = {
  'to-do': ['Nothing is left to do', 'New articles appear here, and those that somebody has in work.'],
  new: ['No new articles', 'What comes in stands here until somebody takes it, or sets it aside.'],
  'in-work': ['Nobody has an article in work', 'Who records words of a new article has it from then on.'],
  mine: ['You have no article in work', 'Open a new one and take it, or record its first words.'],
  repair: ['Nothing to repair', 'An article stands here when its newest version has lost words on record.'],
  unread: ['Every page could be read', 'A page that cannot be opened or read stands here with the reason.'],
  done: ['Nothing is done yet', 'Articles that somebody has marked as done stand here.'],
  'set-aside': ['Nothing is set aside', 'Articles of no use are set aside here, and can be taken back.'],
  all: ['No articles yet', 'Here will be every article whose words you put on record.'],
}

type Props = { filter: InboxFilter; counts: Record<InboxShow, number> }

/** What will stand in an empty part of the inbox, and where to go on. */
export function NothingHere({ filter, counts }: Props) {
  const { show, q, publisher, feed, after } = filter
  if (after)
    return (
      <Empty title="This is the end of the list">
        <p>
          <a href={inboxAddress({ ...filter, after: undefined })}>Back to the newest</a>
        </p>
      </Empty>
    )
  if (q || publisher || feed)
    return (
      <Empty title="No article like this here">
        <p>
          {show !== 'all' && counts.all > 0 ? (
            <a href={inboxAddress({ ...filter, show: 'all' })}>
              Show {counted(counts.all, 'article')} of other states
            </a>
          ) : (
            'Try fewer letters, or the name of the publisher.'
          )}
        </p>
      </Empty>
    )
  const [title, what] = told[show]
  return (
    <Empty title={counts.all ? title : told.all[0]}>
      <p>
        {counts.all ? what : told.all[1]}{' '}
        {(show === 'to-do' || !counts.all) && (
          <>
            <a href="/desk/import">Bring in {counts.all ? 'another' : 'the first one'}</a>: paste its text or
            choose a file.
          </>
        )}
      </p>
    </Empty>
  )
}
