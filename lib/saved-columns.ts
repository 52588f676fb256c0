export type Row = Record<string, unknown> | null

/** One saved change as the revisions keep it: the row before and after. */
export type Saved = {
  object: string
  action: string
  before: Row
  after: Row
  /** Of a passage, or its place in a later version of an article: its publisher and the number of the version. */
  outlet?: string | null
  number?: number | null
  /** The names of what the row pointed at before and points at now: a source, a topic, a publisher. */
  was?: string | null
  now?: string | null
  /** The claim, source or article from whose page it is read. */
  claim?: number | null
  source?: number | null
  article?: number | null
}

type Columns = Record<string, string | { name: string; as: 'words' | 'reference' }>
const words = (name: string) => ({ name, as: 'words' }) as const
// A revision is read together with the names of what these point at.
const reference = (name: string) => ({ name, as: 'reference' }) as const

/** What readers see of a row, by column; the others are nobody's business. */
const columns: Record<string, Columns> = {
  claims: { wording: words('Wording') },
  utterances: {
    source_id: reference('Source'),
    stance: 'Stance',
    said_on: 'Said on',
    capacity: 'Capacity',
    speaks_for_id: 'Speaks for',
    channel: 'Channel',
  },
  sources: {
    name: words('Name'),
    kind: 'Kind',
    description: words('Description'),
    publisher_id: reference('Publisher'),
  },
  source_names: { name: words('Name'), kind: 'Kind', held: 'Held' },
  roles: { title: words('Title'), organisation_id: reference('Organisation'), held: 'Held' },
  organisation_parents: { parent_id: reference('Organisation'), held: 'Held' },
  articles: {
    title: words('Title'),
    byline: 'Byline',
    published_on: 'Published on',
    url: 'Address',
    archive_url: 'Archived copy',
    publisher_id: reference('Publisher'),
    language: 'Language',
  },
  assessments: { rating: 'Assessment', reasons: words('Reasons'), assessed_on: 'Assessed on' },
}

/** What changed in the columns that readers see, a sentence each: `Stance: denies for asserts.`; null for nothing. */
export function changesOf({ object, before, after, was, now }: Saved): string | null {
  if (!before || !after) return null
  const told = Object.entries(columns[object] ?? {}).flatMap(([column, how]) => {
    const [old, is] = [before[column] ?? null, after[column] ?? null]
    if (old === is) return []
    if (column === 'speaks_for_id') return 'Another organisation spoken for.'
    if (typeof how === 'string') return `${how}: ${shown(is)} for ${shown(old)}.`
    const { name, as } = how
    if (as === 'words') return `${name}: ${quoted(is)} for ${quoted(old)}.`
    return (was ?? now) ? `${name}: ${shown(now)} for ${shown(was)}.` : `Another ${name.toLowerCase()}.`
  })
  return told.join(' ') || null
}

const shown = (value: unknown) =>
  value === null || value === undefined ? 'not known' : String(value as string)
const quoted = (value: unknown) => (value === null ? 'none' : `“${String(value as string)}”`)
