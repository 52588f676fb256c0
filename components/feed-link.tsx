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
    <a className="feed" href={`${at}.xml${query ? `?${query}` : ''}`} rel="nofollow">
      <Sign name="feed" />
      <span>{children}</span>
    </a>
  )
}
