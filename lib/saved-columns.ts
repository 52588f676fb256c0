export type Row = Record<string, unknown> | null

/** One saved change as the revisions keep it: the row before and after. */
export type Saved = {
  object: string
  action: string
  before: Row
  after: Row
  /** Of a place in a later version of an article: its publisher and the number of the version. */
  outlet?: string | null
  number?: number | null
  /** The names of what the row pointed at before and points at now: an utterance's source, a claim's topic. */
  was?: string | null
  now?: string | null
  /** Of a link: the claim from whose page it is read. */
  claim?: number | null
}

type Columns = Record<string, string | { name: string; quoted: true }>
const words = (name: string) => ({ name, quoted: true }) as const

/** What readers see of a row, by column; the others are nobody's business. */
const columns: Record<string, Columns> = {
  claims: { wording: words('Wording') },
  utterances: {
    source_id: 'Source',
    stance: 'Stance',
    said_on: 'Said on',
    capacity: 'Capacity',
    speaks_for_id: 'Speaks for',
    channel: 'Channel',
  },
  sources: { name: words('Name'), kind: 'Kind', description: words('Description') },
  articles: {
    title: words('Title'),
    byline: 'Byline',
    published_on: 'Published on',
    url: 'Address',
    archive_url: 'Archived copy',
    publisher_id: 'Publisher',
  },
  assessments: { rating: 'Assessment', reasons: words('Reasons'), assessed_on: 'Assessed on' },
}

const references: Record<string, string> = {
  speaks_for_id: 'Another organisation spoken for.',
  publisher_id: 'Another publisher.',
}

/** What changed in the columns that readers see, a sentence each: `Stance: denies for asserts.`; null for nothing. */
export function changesOf({ object, before, after, was, now }: Saved): string | null {
  if (!before || !after) return null
  const told = Object.entries(columns[object] ?? {}).flatMap(([column, how]) => {
    const [old, is] = [before[column] ?? null, after[column] ?? null]
    if (old === is) return []
    if (column === 'source_id')
      return was && now ? `Source: ${now} for ${was}.` : 'Another source for an utterance.'
    if (references[column]) return references[column]
    const [name, mark] = typeof how === 'string' ? [how, shown] : [how.name, quoted]
    return `${name}: ${mark(is)} for ${mark(old)}.`
  })
  return told.join(' ') || null
}

const shown = (value: unknown) => (value === null ? 'not known' : String(value as string))
const quoted = (value: unknown) => (value === null ? 'none' : `“${String(value as string)}”`)
