import type { Outline } from '@/db/outline'
import type { Hits } from '@/db/search'

/** Tags of the sources that a list of statements and its outline name. */
export function sourceTags({ lines }: Hits, { sources }: Outline): string[] {
  const said = lines.flatMap(({ source, speaksFor }) => (speaksFor ? [source, speaksFor] : [source]))
  return [...new Set([...said, ...sources].map(({ id }) => `source:${id}`))]
}
