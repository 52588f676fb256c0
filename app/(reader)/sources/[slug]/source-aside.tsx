import { numeral } from '@/components/counted'
import type { Outlet } from '@/db/source-timeline'
import { channelPath } from '@/lib/channel'
import { longDate } from '@/lib/dates'
import type { SourceView } from '@/lib/record'
import { Outlets } from './outlets'

type Props = { source: Pick<SourceView, 'roles' | 'channels'>; outlets?: Outlet[] }

/** Beside a source: the positions it held, the channels it speaks through, and the outlets that print it. */
export function SourceAside({ source, outlets = [] }: Props) {
  if (!source.roles.length && !source.channels.length && !outlets.length) return null
  return (
    <aside className="side" aria-label="About this source">
      {source.roles.length > 0 && (
        <section aria-labelledby="roles">
          <h2 className="h-small" id="roles">
            Roles
          </h2>
          <ol className="roles">
            {source.roles.map((role) => (
              <li key={`${role.title} ${role.held}`}>
                <b>{role.title}</b>
                {role.organisation && (
                  <>
                    <a href={`/sources/${role.organisation.address}`}>{role.organisation.name}</a>{' '}
                  </>
                )}
                <span>{role.held ? longDate(role.held) : 'days not known'}</span>
              </li>
            ))}
          </ol>
          <p className="meta">
            A capacity is fixed on each utterance; a later role never changes an earlier one.
          </p>
        </section>
      )}
      {source.channels.length > 0 && (
        <section aria-labelledby="channels">
          <h2 className="h-small" id="channels">
            Said through
          </h2>
          <ul className="rank">
            {source.channels.map((channel) => (
              <li key={channel.name}>
                <a href={channelPath(channel.name)}>{channel.name}</a>
                <span className="num">{numeral(channel.utterances)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Outlets outlets={outlets} />
    </aside>
  )
}
