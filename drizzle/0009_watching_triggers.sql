-- What an editor said of watching a page is the desk's own, no part of the record.
create or replace function derived_columns() returns text[]
  language sql immutable parallel safe
  return array['version', 'public', 'last_said', 'public_utterances', 'public_passages', 'search',
               'work', 'held_by', 'held_at', 'fetched_at', 'next_fetch', 'watched', 'watched_since', 'to_repair',
               'twin_id', 'twin_score', 'etag', 'last_modified', 'polled_at', 'next_poll', 'failures', 'unchanged',
               'problem'];
