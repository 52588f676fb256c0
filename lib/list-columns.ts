/** The columns of a list that is brought in: the one place where they are named and explained. */
export const listColumns = {
  url: {
    also: ['address', 'link', 'href', 'uri', 'page'],
    means: 'Address of the page. It is opened and read where the row has no text.',
    example: 'https://averil-courier.example/kestrel-bridge',
  },
  text: {
    also: ['body', 'content', 'article', 'full text'],
    means: 'The whole article in plain text, paragraphs apart by an empty line; at most 2 MB.',
    example:
      '“City Hall was warned in January,” said Ines Marsh, an engineer.\n\nThe mayor denied it on Friday.',
  },
  title: {
    also: ['headline', 'heading'],
    means: 'Headline. Left empty: as the page says, or the first words of the text.',
    example: 'Engineer says City Hall was warned of Kestrel Bridge cracks',
  },
  publisher: {
    also: ['outlet', 'publication', 'newspaper', 'source'],
    means: 'Name of the outlet.',
    example: 'The Averil Courier',
  },
  author: { also: ['byline', 'authors', 'writer'], means: 'As printed.', example: 'Joss Amberley' },
  date: {
    also: [
      'published',
      'published on',
      'published at',
      'date published',
      'publication date',
      'pubdate',
      'day',
    ],
    means: 'Day of publication, such as 2025-03-14, 2025-03 or 14 March 2025.',
    example: '2025-03-14',
  },
  language: {
    also: ['lang', 'locale'],
    means: 'Language tag, such as en, uk or pt-BR. Left empty: as the page says, or en.',
    example: 'en',
  },
  archive_url: {
    also: ['archive', 'archived', 'archive link', 'archive copy'],
    means: 'Address of a copy in a public archive.',
    example: 'https://archive.example/2025/kestrel-bridge',
  },
} as const

export type ListColumn = keyof typeof listColumns
export const columnNames = Object.keys(listColumns) as ListColumn[]

/** What a row tells, by column; columns that it leaves empty are absent. */
export type RowData = Partial<Record<ListColumn, string>>

const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '')
const byName = new Map<string, ListColumn>(
  columnNames.flatMap((column) =>
    [column, ...listColumns[column].also].map((name) => [plain(name), column] as const),
  ),
)

/** The column that a name at the head of a list means, whatever its case, blanks and hyphens; null for none. */
export function columnNamed(name: string): ListColumn | null {
  return byName.get(plain(name.trim())) ?? null
}

const filled: RowData[] = [
  Object.fromEntries(columnNames.map((column) => [column, listColumns[column].example])),
  { url: 'https://harbour-post.example/mayor-at-the-market' },
]

/** A list of one whole article and one address, as a spreadsheet writes it (RFC 4180). */
export const csvTemplate = (): string =>
  [columnNames, ...filled.map((row) => columnNames.map((column) => row[column] ?? ''))].map(csvLine).join('')

/** The same with a JSON object on each line. */
export const jsonTemplate = (): string => filled.map((row) => `${JSON.stringify(row)}\n`).join('')

/** A line of CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${written.join(',')}\r\n`
}
