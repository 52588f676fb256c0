import { stringify } from 'csv-stringify/sync'

/**
 * Lines of CSV, as spreadsheets read them (RFC 4180), one a row. A cell that they would take for a formula begins with
 * an apostrophe.
 */
export function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  // Every line end is quoted: readers take a lone one inside of a cell for the end of a row too.
  const ends = { record_delimiter: 'windows', quote_record_delimiter: true }
  return stringify([...rows], { ...ends, escape_formulas: true })
}

/** One line of CSV. */
export const csvLine = (cells: readonly (string | number | null)[]): string => csvLines([cells])
