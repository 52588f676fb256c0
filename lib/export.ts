import { address } from './address'
import { csvLine, csvLines } from './csv'
import { instance } from './instance'
import type { QuoteKind, Stance } from './record'
import { words } from './spans'

/** One printed passage of a public statement, as it is on record; days and moments as text. */
export type Exported = {
  claim: number
  wording: string
  stance: Stance
  source: number
  source_name: string
  capacity: string | null
  speaks_for: string | null
  /** EDTF */
  said_on: string
  channel: string | null
  content: { exact: string }[]
  quote_kind: QuoteKind
  outlet: string | null
  article: number
  article_title: string
  /** EDTF */
  article_day: string | null
  article_address: string | null
  sample: boolean
}

/** The columns of an export, in their order. The last two are the same in each row: a file may be cut and joined. */
export const exportColumns = [
  ...[
    'claim',
    'address',
    'wording',
    'stance',
    'source',
    'source_name',
    'capacity',
    'speaks_for',
    'said_on',
    'channel',
  ],
  ...[
    'words',
    'quote_kind',
    'outlet',
    'article',
    'article_title',
    'article_day',
    'article_address',
    'sample',
  ],
  ...['record_of', 'licence'],
] as const

/** How a file is written in parts. `of`: the moment of the record's last change, ISO 8601; '' for a record without any. */
export type Format = {
  type: string
  head(of: string): string
  /** `first` where no row was written before. */
  rows(lines: Exported[], of: string, first: boolean): string
  foot: string
}

/** A public address of a path, such as lib/origin makes it. */
type Addressed = (path: string) => string

const lineOf = ({ content, ...line }: Exported, full: Addressed) => ({
  ...line,
  address: full(`/claims/${address(line.claim, line.wording)}`),
  words: words(content),
})

/** A row for each passage, with a byte order mark, which tells spreadsheets that it is UTF-8. */
export const csv = (full: Addressed): Format => ({
  type: 'text/csv; charset=utf-8',
  head: () => `\uFEFF${csvLine(exportColumns)}`,
  rows: (lines, of) =>
    csvLines(
      lines.map((line) => {
        const sample = line.sample ? 'sample' : ''
        const row = { ...lineOf(line, full), sample, record_of: of, licence: instance().licence.url }
        return exportColumns.map((column) => row[column])
      }),
    ),
  foot: '',
})

/** One object: the licence, the moment of the record, and the rows of the CSV, one a line. */
export const json = (full: Addressed): Format => ({
  type: 'application/json; charset=utf-8',
  head: (of) =>
    `{"licence":${JSON.stringify(instance().licence)},"record_of":${JSON.stringify(of || null)},"rows":[`,
  rows: (lines, _, first) =>
    lines
      .map((line, place) => {
        const row: Record<string, unknown> = lineOf(line, full)
        const given = exportColumns.slice(0, -2).map((column) => [column, row[column]])
        return `${first && !place ? '' : ','}\n${JSON.stringify(Object.fromEntries(given))}`
      })
      .join(''),
  foot: '\n]}\n',
})

export const formats = { csv, json }
