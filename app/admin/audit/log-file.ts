import { act } from '@/app/answers'
import { auditExport } from '@/db/audit'
import { asked, type AuditFilter, type AuditLine } from '@/lib/audit'
import { statusOf } from '@/lib/errors'

type Format = { type: string; ending: string; head?: string; line(line: AuditLine): string }

/** The chosen part of the audit log as a file, as fast as it is taken; for admins, and kept nowhere. */
export async function logFile(request: Request, format: Format): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  // The door reads what the fields hold.
  const outcome = await act((actor) => auditExport(actor, asked(query) as unknown as AuditFilter))
  const headers = { 'Cache-Control': 'private, no-store' }
  if (!outcome.ok) {
    const { kind, message } = outcome.refusal
    return new Response(`${message}\n`, { status: statusOf[kind], headers })
  }
  const parts = written(outcome.value, format)
  const encoder = new TextEncoder()
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void parts.return(undefined),
  })
  const name = `audit-log-${new Date().toISOString().slice(0, 10)}.${format.ending}`
  return new Response(body, {
    headers: {
      ...headers,
      'Content-Type': format.type,
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}

async function* written(
  batches: AsyncGenerator<AuditLine[]>,
  { head, line }: Format,
): AsyncGenerator<string> {
  if (head) yield head
  for await (const lines of batches) yield lines.map(line).join('')
}
