import { csvLines } from './csv'
import { columnNames, listColumns, type RowData } from './list-columns'

const filled: RowData[] = [
  Object.fromEntries(columnNames.map((column) => [column, listColumns[column].example])),
  { url: 'https://harbour-post.example/mayor-at-the-market' },
]

/** A list of one whole article and one address, as a spreadsheet writes it. */
export const csvTemplate = (): string =>
  csvLines([columnNames, ...filled.map((row) => columnNames.map((column) => row[column] ?? ''))])

/** The same with a JSON object on each line. */
export const jsonTemplate = (): string => filled.map((row) => `${JSON.stringify(row)}\n`).join('')
