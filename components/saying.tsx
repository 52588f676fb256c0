import { channelPath } from '@/lib/channel'
import type { SourceRef } from '@/lib/record'

type Props = {
  capacity: string | null
  speaksFor: SourceRef | null
  channel: string | null
  linked?: boolean
}

/**
 * How it was said, as the end of a sentence: in which capacity, for whom, through which channel, whose name is
 * `linked` to its page.
 */
export function Saying({ capacity, speaksFor, channel, linked }: Props) {
  return (
    <>
      {capacity && `as ${capacity}`}
      {speaksFor && (
        <>
          {capacity && ', '}for <a href={`/sources/${speaksFor.address}`}>{speaksFor.name}</a>
        </>
      )}
      {channel && (
        <>
          {(capacity || speaksFor) && ', '}
          {!joined.test(channel) && 'via '}
          {linked ? <a href={channelPath(channel)}>{channel}</a> : channel}
        </>
      )}
    </>
  )
}

const joined = /^(on|in|at|to|by|before|during|from|outside|through|via|with)\s/i
