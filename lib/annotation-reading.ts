import { parse } from 'csv-parse/sync'
import {
  LONGEST_QUOTE,
  makerOf,
  MOST_ANNOTATIONS,
  noteOf,
  quoteOf,
  type AnnotationFile,
  type FileAnnotation,
} from './annotation-file'
import { isHypothesis, readHypothesis } from './annotation-hypothesis'
import { isW3c, itemsOf, readW3c } from './annotation-w3c'
import { isThing, jsonOf, textOf } from './foreign-json'
import { importText, ofFile } from './import-file'

/**
 * Reads a file of annotations: Hypothesis' API and exports, W3C Web Annotations (one, several, a collection or a page
 * of one), what Recogito and Annotorious write, and Recogito's CSV. Never throws: what cannot be read is among the
 * problems, and takes nothing else with it.
 */
export function readAnnotations(bytes: Uint8Array): AnnotationFile {
  const file = importText(bytes)
  if ('problem' in file) return wrong(file.problem)
  const rows = file.json ? rowsOf(file.text) : csvRows(file.text)
  if (typeof rows === 'string') return wrong(rows)
  if (!rows.length) return wrong('The file has no annotations.')
  if (rows.length > MOST_ANNOTATIONS)
    return wrong('The file has more than 1,000 annotations. Part it in two.')
  const read: AnnotationFile = { annotations: [], problems: [] }
  rows.forEach((row, index) => {
    const at = `row ${index + 1}`
    const one = readRow(row, at)
    if (typeof one === 'string') read.problems.push({ at, field: '', message: one })
    else read.annotations.push(one)
  })
  return read
}

const wrong = (message: string): AnnotationFile => ({
  annotations: [],
  problems: [ofFile(message)],
})

/** The rows of a JSON document, or of JSON Lines. */
function rowsOf(text: string): unknown[] | string {
  const whole = jsonOf(text)
  if (whole === undefined) {
    const lines = text.split('\n').filter((line) => line.trim())
    const rows = lines.length <= MOST_ANNOTATIONS ? lines.map(jsonOf) : []
    return rows.length > 1 && !rows.includes(undefined) ? rows : 'This looks like JSON and is none.'
  }
  if (Array.isArray(whole)) return whole
  if (!isThing(whole)) return 'This JSON holds no annotations.'
  for (const name of ['rows', 'annotations', '@graph']) if (Array.isArray(whole[name])) return whole[name]
  return itemsOf(whole) ?? (isHypothesis(whole) || isW3c(whole) ? [whole] : 'This JSON holds no annotations.')
}

function readRow(row: unknown, at: string): FileAnnotation | string {
  if (!isThing(row)) return 'This is not an object.'
  const read = isHypothesis(row)
    ? readHypothesis(row, at)
    : isCsv(row)
      ? readCsvRow(row, at)
      : isW3c(row)
        ? readW3c(row, at)
        : 'This is no annotation that is known here.'
  if (typeof read === 'string') return read
  if (read.quotes.length > 20) return 'It marks more than 20 pieces.'
  return read.quotes.some(({ exact }) => exact.length > LONGEST_QUOTE)
    ? 'It marks more than 5,000 characters.'
    : read
}

/** Recogito's has ten. */
const MOST_COLUMNS = 100

/** The rows of Recogito's table: a quotation each, with the place of its first character. */
function csvRows(text: string): unknown[] | string {
  try {
    const rows = parse(text, {
      // Each row is held by its columns: a head of a million would take minutes.
      columns: (names: string[]) => names.slice(0, MOST_COLUMNS),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_ANNOTATIONS + 1,
    }) as Record<string, string>[]
    return rows[0] && isCsv(rows[0])
      ? rows
      : 'This is neither JSON nor a table with the column QUOTE_TRANSCRIPTION.'
  } catch {
    return 'This is neither JSON nor a table that can be read.'
  }
}

const isCsv = (row: Record<string, unknown>) => typeof row.QUOTE_TRANSCRIPTION === 'string'

function readCsvRow(row: Record<string, unknown>, at: string): FileAnnotation | string {
  const place = /^char-offset:(\d{1,9})$/.exec(textOf(row.ANCHOR))?.[1]
  const quote = quoteOf(row.QUOTE_TRANSCRIPTION, { start: place ? Number(place) : null, counts: 'units' })
  if (!quote) return 'It quotes no words of the text.'
  const tags = textOf(row.TAGS).split('|')
  return {
    at,
    addresses: [],
    quotes: [quote],
    maker: makerOf('Recogito', null),
    note: noteOf([row.COMMENTS], tags),
  }
}
