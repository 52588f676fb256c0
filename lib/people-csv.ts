import { parse } from 'csv-parse/sync'
import { ofFile } from './import-file'
import { folded, MOST_OF_ENTRY, MOST_ROWS, Reading, type FilePerson, type PeopleFile } from './people-file'
import { keepRole } from './people-popolo'

/** The columns of a CSV file of people and what each holds. */
export const peopleColumns = {
  kind: 'person, organisation or group; without it, person',
  name: 'the name; the one column that every file needs',
  description: 'one line that tells it from others of the same name',
  other_names: 'further names, separated by semicolons',
  wikidata: 'such as Q42',
  viaf: 'digits',
  orcid: 'sixteen characters',
  isni: 'sixteen characters',
  site: 'the address of the official site',
  role: 'a role of a person; several roles are several rows',
  organisation: 'where the role is held; made where it is not known',
  from: 'when the role began, such as 2022-07',
  to: 'when it ended; empty while it lasts',
  parent: 'the organisation that an organisation is a part of',
} as const
type Column = keyof typeof peopleColumns
/** So many of a file are looked through, for each cell of each row. */
const MOST_COLUMNS = 200
const schemes = ['wikidata', 'viaf', 'orcid', 'isni', 'site'] as const
const kinds = {
  person: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  group: 'group',
} as const

/** Reads rows by the names of their columns; rows with the same kind, name and identifiers are one entry. */
export function readPeopleCsv(text: string): PeopleFile {
  const whole = (message: string): PeopleFile => ({ entries: [], problems: [ofFile(message)] })
  let records: { record: string[]; info: { lines: number } }[]
  try {
    const first = text.slice(0, 10_000).split('\n')[0]!
    const delimiter = [',', ';', '\t'].reduce((best, one) =>
      first.split(one).length > first.split(best).length ? one : best,
    )
    records = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as never
  } catch {
    return whole('This cannot be read as CSV: a quotation mark is not closed, or stands inside a cell.')
  }
  const [head, ...rows] = records
  const columns =
    head?.record.slice(0, MOST_COLUMNS).map((name) => name.trim().toLowerCase().replace(/[ -]/g, '_')) ?? []
  if (!columns.includes('name')) return whole('The first row names no column “name”.')
  if (rows.length > MOST_ROWS) return whole('The file has more than 10,000 rows. Part it in two.')
  const entries = new Map<string, FilePerson>()
  const problems: PeopleFile['problems'] = []
  const seen = new Set<string>()
  for (const { record, info } of rows) {
    const cell = (column: Column) => record[columns.indexOf(column)]?.trim() || null
    const reading = new Reading(`line ${info.lines}`)
    readRow(reading, cell, entries, seen)
    problems.push(...reading.problems)
  }
  return { entries: [...entries.values()], problems }
}

function readRow(
  reading: Reading,
  cell: (column: Column) => string | null,
  entries: Map<string, FilePerson>,
  seen: Set<string>,
): void {
  const told = folded(cell('kind') ?? 'person')
  const kind = Object.hasOwn(kinds, told) ? kinds[told as keyof typeof kinds] : null
  if (!kind) return void reading.refuse('kind', 'Write person, organisation or group.')
  const name = reading.words('name', cell('name'), 200)
  if (!name && !reading.problems.length) reading.refuse('name', 'Write the name.')
  const description = reading.words('description', cell('description'), 500)
  const names = (cell('other_names') ?? '').split(';').flatMap((words) => {
    const other = reading.words('other_names', words, 200)
    return other ? [{ name: other, kind: 'alias' as const, language: null, held: null }] : []
  })
  const identifiers = schemes.flatMap((scheme) => {
    const value = cell(scheme)
    return value ? reading.identifier(scheme, scheme, value) : []
  })
  const title = reading.words('role', cell('role'), 200)
  const office = reading.words('organisation', cell('organisation'), 200)
  const held = reading.held(cell('from'), cell('to'), ['from', 'to'])
  const parent = reading.words('parent', cell('parent'), 200)
  if ((title || office || held) && kind !== 'person') reading.refuse('role', 'Only a person holds a role.')
  else if ((office || held) && !title) reading.refuse('role', 'Write the role.')
  if (parent && kind !== 'organisation') reading.refuse('parent', 'Only an organisation is a part of one.')
  if (parent && name && folded(parent) === folded(name))
    reading.refuse('parent', 'An organisation is not a part of itself.')
  if (!name || reading.problems.length) return

  const { at } = reading
  const entry = entered(entries, { at, kind, name, identifiers })
  entry.description ??= description
  if (entry.names.length + names.length > MOST_OF_ENTRY)
    return void reading.refuse('other_names', `At most ${MOST_OF_ENTRY} of one entry.`)
  for (const other of names)
    if (!entry.names.some((known) => known.name === other.name)) entry.names.push(other)
  const organisation = (words: string) =>
    entered(entries, { at, kind: 'organisation', name: words, identifiers: [] }).key
  if (title) keepRole(entry, { title, organisation: office ? organisation(office) : null, held }, seen)
  if (parent) {
    const key = organisation(parent)
    if (key !== entry.key && !entry.parents.includes(key)) entry.parents.push(key)
  }
}

/** The entry of this kind and name; others of that name are told from the first by an identifier of their own. */
function entered(
  entries: Map<string, FilePerson>,
  { at, kind, name, identifiers }: Pick<FilePerson, 'at' | 'kind' | 'name' | 'identifiers'>,
): FilePerson {
  const plain = `${kind} ${folded(name)}`
  const words = identifiers.map(({ scheme, value }) => `${scheme} ${value}`)
  const joins = (one: FilePerson) =>
    !words.length ||
    !one.identifiers.length ||
    one.identifiers.some(({ scheme, value }) => words.includes(`${scheme} ${value}`))
  const first = entries.get(plain)
  const key = first && !joins(first) ? `${plain} ${words[0]}` : plain
  const made = { at, key, kind, name, description: null, names: [], identifiers: [], parents: [], roles: [] }
  const entry: FilePerson = entries.get(key) ?? made
  for (const one of identifiers)
    if (!entry.identifiers.some(({ scheme, value }) => scheme === one.scheme && value === one.value))
      entry.identifiers = [...entry.identifiers, one]
  entries.set(key, entry)
  return entry
}
