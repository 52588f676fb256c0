import { auditJson } from '@/lib/audit'
import { logFile } from '../log-file'

/** The chosen part of the audit log, a JSON object on each line. */
export function GET(request: Request): Promise<Response> {
  return logFile(request, { type: 'application/jsonl; charset=utf-8', ending: 'jsonl', line: auditJson })
}
