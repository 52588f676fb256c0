import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { Invalid } from './errors'
import { columnNamed, columnNames, type ListColumn, type RowData } from './list-columns'
import { ListRecords } from './list-records'
import { plainAddress } from './web-address'

/** A row of a list; with a problem it cannot be brought in, and tells what could be read of it. */
export type ListRow = { line: number; data: RowData | null; problem: string | null }

export const MOST_ROWS = 100_000
/** Largest list, in bytes. */
export const MOST_BYTES = 500 * 1024 * 1024
/** A list without a row in so many units of text is none. */
const HEAD = 256 * 1024

/**
 * Reads a list of addresses or articles, CSV (by comma, semicolon or tab), JSON Lines or bare addresses, in UTF-8 or
 * UTF-16, row by row as its bytes come. `line` is where the row begins, as a text editor counts. A bad row is told
 * with its problem and takes no other with it. Throws Invalid (field `file`) where the file as a whole is no list.
 */
export async function* readList(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ListRow> {
  let form: Form | null = null
  let head = ''
  let rows = 0
  for await (const piece of decoded(bytes)) {
    if (!form) {
      head += piece
      form = formOf(head, false)
      if (!form) continue
    }
    for (const row of form.rows(head || piece)) yield counted(row)
    head = ''
  }
  form ??= formOf(head, true)
  if (!form) throw refused('The file is empty.')
  for (const row of form.rows(head)) yield counted(row)
  for (const row of form.rest()) yield counted(row)
  if (rows === 0) throw refused('The file has no rows.')

  function counted(row: ListRow): ListRow {
    rows += 1
    if (rows > MOST_ROWS) throw refused('The file has more than 100,000 rows. Part it in two.')
    return row
  }
}

const refused = (message: string) => new Invalid([{ field: 'file', message }])

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > MOST_BYTES) throw refused('The file is larger than 500 MB. Part it in two.')
    if (!decoder && piece.length === 0) continue
    decoder ??= new TextDecoder(encodingOf(piece))
    yield decoder.decode(piece, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** How the rows of one file are read. */
class Form {
  private records: ListRecords
  private isHead: boolean

  constructor(
    private delimiter: string | null,
    /** The columns in their order; none: each row is a JSON object. */
    private columns: (ListColumn | null)[] | null,
    hasHead: boolean,
  ) {
    this.records = new ListRecords(delimiter)
    this.isHead = hasHead
  }

  *rows(piece: string): Generator<ListRow> {
    for (const record of this.records.read(piece)) yield* this.row(record)
  }

  *rest(): Generator<ListRow> {
    for (const record of this.records.rest()) yield* this.row(record)
  }

  private *row({ line, text }: { line: number; text: string | null }): Generator<ListRow> {
    if (this.isHead) {
      this.isHead = false
      return
    }
    if (text === null) {
      const quoted = this.columns ? ', or a quotation mark in it is not closed' : ''
      yield { line, data: null, problem: `The row is larger than 2 MB${quoted}.` }
      return
    }
    if (!text.trim()) return
    const read = this.columns ? cells(text, this.columns, this.delimiter ?? '\0') : object(text)
    if ('problem' in read) yield { line, data: null, problem: read.problem }
    else if (Object.keys(read.data).length > 0 || !this.columns)
      yield { line, ...read, problem: missing(read.data) }
  }
}

/** How the file is written, by its first row; null where that has not ended yet. */
function formOf(head: string, whole: boolean): Form | null {
  const start = /\S/.exec(head)?.index ?? head.length
  const end = head.slice(start).search(/[\r\n]/)
  if (start === head.length) return null
  if (end < 0 && !whole) {
    if (head.length > HEAD) throw refused('The first row does not end: this is no list.')
    return null
  }
  const line = end < 0 ? head.slice(start) : head.slice(start, start + end)
  if (line.includes('\0')) throw refused('The file is no text. Save the list as CSV or JSON Lines.')
  if (line.startsWith('[')) throw refused('The file is one JSON array. Write one object a line (JSON Lines).')
  if (line.startsWith('{')) return new Form(null, null, false)
  // An empty line before the head would be taken for it.
  if (head.slice(0, start).match(/[\r\n]/))
    throw refused('The first line is empty. Let the file begin with the names of its columns.')
  if (!/[,;\t]/.test(line) && /^https?:\/\//i.test(line)) return new Form('\0', ['url'], false)
  const found = [',', ';', '\t']
    .map((delimiter) => ({ delimiter, columns: namesIn(line, delimiter) }))
    .sort((one, other) => known(other.columns) - known(one.columns))[0]!
  if (known(found.columns) === 0)
    throw refused(`The first line names no column that is known. Known are ${columnNames.join(', ')}.`)
  if (!found.columns.includes('url') && !found.columns.includes('text'))
    throw refused('The first line names neither a url nor a text column.')
  return new Form(found.delimiter, found.columns, true)
}

const known = (columns: (ListColumn | null)[]) => columns.filter((column) => column !== null).length

function namesIn(line: string, delimiter: string): (ListColumn | null)[] {
  const names = split(line, delimiter)
  const columns = 'problem' in names ? [] : names.cells.map(columnNamed)
  // The first of two names for one column counts.
  return columns.map((column, at) => (columns.indexOf(column) === at ? column : null))
}

function split(row: string, delimiter: string): { cells: string[] } | { problem: string } {
  try {
    const [cells = []] = parse(row, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      // One row is parsed at a time, whatever line ends its cells hold.
      record_delimiter: '\0\0',
    })
    return { cells: cells as string[] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { problem: 'A quotation mark in this row is not closed.' }
  }
}

type Read = { data: RowData } | { problem: string }

function cells(row: string, columns: (ListColumn | null)[], delimiter: string): Read {
  const read = split(row, delimiter)
  if ('problem' in read) return read
  if (read.cells.slice(columns.length).some((cell) => cell.trim()))
    return { problem: `The row has ${read.cells.length} cells, and the head names ${columns.length}.` }
  return checked(read.cells.map((cell, at) => [columns[at] ?? null, cell]))
}

function object(row: string): Read {
  let value: unknown
  try {
    value = JSON.parse(row)
  } catch {
    return { problem: 'The line is no JSON object that is whole.' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: 'The line is no JSON object.' }
  return checked(Object.entries(value).map(([name, inner]) => [columnNamed(name), words(inner)]))
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function checked(entries: [ListColumn | null, string][]): Read {
  const data: RowData = {}
  for (const [column, cell] of entries) if (column && cell.trim()) data[column] ??= cell.trim()
  const all = Object.values(data).join()
  if (all.includes('\uFFFD')) return { problem: 'The row is not UTF-8 text. Save the list in UTF-8.' }
  if (/\0|\p{Cs}/u.test(all)) return { problem: 'The row holds a character that cannot be stored.' }
  return { data }
}

function missing({ url, text }: RowData): string | null {
  if (!url && !text) return 'The row has neither an address nor a text.'
  const address = url && (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`)
  return address && !plainAddress(address) ? 'The address is none, or is cut off.' : null
}
