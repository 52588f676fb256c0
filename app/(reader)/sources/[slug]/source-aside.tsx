import type { ReactNode } from 'react'
import { numeral } from '@/components/counted'
import type { Outlet } from '@/db/source-timeline'
import { channelPath } from '@/lib/channel'
import { longDate } from '@/lib/dates'
import type { SourceView } from '@/lib/record'
import { Organisations } from './organisations'
import { Outlets } from './outlets'
import { Registers } from './registers'

type Props = {
  source: Pick<SourceView, 'roles' | 'channels' | 'parents' | 'parts' | 'identifiers'>
  outlets?: Outlet[]
  /** Its history, last of all. */
  children?: ReactNode
}

/** Beside a source: the positions it held, the channels it speaks through, and the outlets that print it. */
export function SourceAside({ source, outlets = [], children }: Props) {
  const { parents, parts, identifiers } = source
  const lists = [source.roles, source.channels, parents, parts, identifiers, outlets]
  if (!children && lists.every((list) => !list.length)) return null
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
                    {role.organisation.address ? (
                      <a href={`/sources/${role.organisation.address}`}>{role.organisation.name}</a>
                    ) : (
                      role.organisation.name
                    )}{' '}
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
      <Organisations id="part-of" title="Part of" rows={parents} />
      <Organisations id="parts" title="Its parts" rows={parts} />
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
      <Registers identifiers={identifiers} />
      {children}
    </aside>
  )
}
