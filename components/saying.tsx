import type { SourceRef } from '@/lib/record'

type Props = { capacity: string | null; speaksFor: SourceRef | null; channel: string | null }

/** How it was said, as the end of a sentence: in which capacity, for whom, through which channel. */
export function Saying({ capacity, speaksFor, channel }: Props) {
  return (
    <>
      {capacity && `as ${capacity}`}
      {speaksFor && (
        <>
          {capacity && ', '}for <a href={`/sources/${speaksFor.address}`}>{speaksFor.name}</a>
        </>
      )}
      {channel && `${capacity || speaksFor ? ', ' : ''}${through(channel)}`}
    </>
  )
}

const joined = /^(on|in|at|to|by|before|during|from|outside|through|via|with)\s/i

function through(channel: string): string {
  return joined.test(channel) ? channel : `via ${channel}`
}
