import { open, type Opened } from '../open'
import type { Reader } from '../reading-thread'
import type { Case } from './cases'

type Options = {
  reader: Pick<Reader, 'readFeed'>
  ms?: number
  /** Is given the page, where one was opened. */
  read?: (page: Opened) => Promise<void>
}

/** Opens a case's address at a hostile server (`host:port`) as the worker does, and gives what its `answer` should be. */
export async function comesTo(
  { path, feed }: Case,
  host: string,
  { reader, ms, read }: Options,
): Promise<number | string> {
  const wanted = feed ? 'feed' : 'page'
  const answer = await open(`http://${host}${path}`, { allow: new Set([host]), wanted, ms })
  if ('refused' in answer) return answer.refused
  if ('notModified' in answer) return 'Not modified.'
  if (!feed) {
    await read?.(answer)
    return answer.bytes.length
  }
  const found = await reader.readFeed(answer.bytes, { mediaType: answer.mediaType, url: answer.address })
  return 'problem' in found ? found.problem : found.items.length
}
