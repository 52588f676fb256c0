import { instance } from '@/lib/instance'
import { Sign } from './sign'

/** The way to a page's feed, where feeds are offered: `at` is the feed's address without its ending. */
export function FeedLink({
  at,
  query,
  children = 'Feed',
}: {
  at: string
  query?: string
  children?: string
}) {
  if (!instance().feeds) return null
  return (
    <a className="feed" href={`${at}.xml${query ? `?${query}` : ''}`} rel="nofollow">
      <Sign name="feed" />
      <span>{children}</span>
    </a>
  )
}
