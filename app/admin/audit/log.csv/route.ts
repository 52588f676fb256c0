import { auditCells, auditColumns } from '@/lib/audit'
import { csvLine } from '@/lib/csv'
import { logFile } from '../log-file'

/** The chosen part of the audit log as CSV (RFC 4180), the rows before and after as JSON. */
export function GET(request: Request): Promise<Response> {
  return logFile(request, {
    type: 'text/csv; charset=utf-8',
    ending: 'csv',
    head: `\uFEFF${csvLine(auditColumns)}`,
    line: (line) => csvLine(auditCells(line)),
  })
}
