import { Invalid, isExpected } from '../lib/errors'
import { readList, type ListRow } from '../lib/list-rows'
import type { Actor } from '../lib/permissions'
import { addRows, breakImport, openImport, startImport } from './imports'

/** Rows that are kept in one statement at most, and units of text. */
const MOST = 300
const MOST_TEXT = 2_000_000

/**
 * Takes in the file of a list while its bytes come, never holding more than a few hundred rows, and lets the worker
 * begin. Returns the number of the list. Where the file is no list, or does not come whole, nothing of it is brought
 * in. Errors: Forbidden, Invalid at `file`.
 */
export async function receiveList(
  actor: Actor,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const id = await openImport(actor, { name })
  try {
    for await (const rows of batches(readList(bytes))) await addRows(actor, { id, rows })
    await startImport(actor, { id })
    return id
  } catch (error) {
    const told = isExpected(error) ? error.message : 'The file did not come whole. Bring it in again.'
    await breakImport(actor, { id, problem: told.slice(0, 1000) })
    throw isExpected(error) ? error : new Invalid([{ field: 'file', message: told }])
  }
}

async function* batches(rows: AsyncIterable<ListRow>): AsyncGenerator<ListRow[]> {
  let batch: ListRow[] = []
  let size = 0
  for await (const row of rows) {
    batch.push(row)
    size += row.data?.text?.length ?? 0
    if (batch.length < MOST && size < MOST_TEXT) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length) yield batch
}
