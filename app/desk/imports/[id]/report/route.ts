import { act } from '@/app/answers'
import { deskImport, importFailures } from '@/db/import-desk'
import { parse } from '@/db/write'
import { csvLine, csvLines } from '@/lib/csv'
import { statusOf } from '@/lib/errors'
import { oneList } from '@/lib/list-input'
import type { Actor } from '@/lib/permissions'

/** Every row of a list that failed, as CSV: its line in the file, what it told, and why. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const outcome = await act(async (actor) => {
    const list = await deskImport(actor, parse(oneList, { id }).id)
    return { list, lines: report(actor, list.id) }
  })
  if (!outcome.ok) {
    const { kind, message } = outcome.refusal
    return new Response(`${message}\n`, { status: statusOf[kind] })
  }
  const { list, lines } = outcome.value
  const encoder = new TextEncoder()
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void lines.return(undefined),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="list-${list.id}-not-read.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

async function* report(actor: Actor, id: number): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(['line', 'url', 'title', 'reason'])}`
  for (let after = 0; ;) {
    const failures = await importFailures(actor, id, { after })
    if (!failures.length) return
    yield csvLines(failures.map(({ line, address, title, problem }) => [line, address, title, problem]))
    after = failures.at(-1)!.line
  }
}
