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
