'use client'

import { useSyncExternalStore } from 'react'
import { moment } from '@/lib/moments'

const never = () => () => {}
const here = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** When something was done (ISO 8601), in the reader's own time zone; without JavaScript in UTC. */
export function Moment({ at }: { at: string }) {
  const told = (zone: string) => moment(at, { now: new Date(), zone })
  const words = useSyncExternalStore(
    never,
    () => told(here()),
    () => told('UTC'),
  )
  return <time dateTime={at}>{words}</time>
}
