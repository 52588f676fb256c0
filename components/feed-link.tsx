import { Sign } from './sign'

/** The way to a page's feed: `at` is the feed's address without its ending. */
export function FeedLink({
  at,
  query,
  children = 'Feed',
}: {
  at: string
  query?: string
  children?: string
}) {
  return (
    <a href={`${at}.xml${query ? `?${query}` : ''}`} rel="nofollow">
      <Sign name="feed" /> {children}
    </a>
  )
}
