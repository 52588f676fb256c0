import { decodeText } from '../../lib/charset'
import { readFeed } from '../../lib/feed'
import { open, type Opened } from '../open'
import type { Case } from './cases'

/**
 * Opens a case's address at a hostile server (`host:port`) as the worker does, and gives what its `answer` should be.
 * `read` is given the page, where one was opened.
 */
export async function comesTo(
  { path, feed }: Case,
  host: string,
  { ms, read: readPage }: { ms?: number; read?: (page: Opened) => Promise<void> } = {},
): Promise<number | string> {
  const wanted = feed ? 'feed' : 'page'
  const answer = await open(`http://${host}${path}`, { allow: new Set([host]), wanted, ms })
  if ('refused' in answer) return answer.refused
  if ('notModified' in answer) return 'Not modified.'
  if (!feed) {
    await readPage?.(answer)
    return answer.bytes.length
  }
  const read = readFeed(decodeText(answer.bytes, answer.charset).text, answer.address)
  return 'problem' in read ? read.problem : read.items.length
}
