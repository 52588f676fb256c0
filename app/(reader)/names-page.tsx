import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'

type Room = 'topics' | 'publishers' | 'sources'
type Props = {
  room: Room
  /** Of a later page. */
  after: string | undefined
  next: string | null
  lede: string
  /** What will be here, while nothing is. */
  empty: string
  /** The lines of the list. */
  children: ReactNode[]
}

const titled = (room: Room) => `${room[0]!.toUpperCase()}${room.slice(1)}`
const pageAt = (room: Room, after: string | null | undefined) =>
  after ? `/${room}?after=${encodeURIComponent(after)}` : `/${room}`

/** Title, description and canonical address of a list of names. */
export const namesMeta = (room: Room, description: string, after: string | undefined): Metadata => ({
  title: titled(room),
  description,
  alternates: { canonical: pageAt(room, after) },
})

/** A list of names by the alphabet or by weight, page after page. */
export function NamesPage({ room, after, next, lede, empty, children }: Props) {
  return (
    <ReaderPage at={room === 'sources' ? room : undefined}>
      <header className="page-head">
        <h1 className="h-page">{titled(room)}</h1>
        <p className="lede">{lede}</p>
      </header>
      {children.length > 0 ? (
        <ol className="rank rank--wide">{children}</ol>
      ) : (
        <Empty title={after ? 'This is the end of the list' : `No ${room} yet`}>
          <p>{after ? <a href={`/${room}`}>To its beginning</a> : empty}</p>
        </Empty>
      )}
      {next && (
        <Pager href={pageAt(room, next)} first={after && `/${room}`} firstName="Back to the beginning">
          More {room}
        </Pager>
      )}
    </ReaderPage>
  )
}
