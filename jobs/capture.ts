import { captureToRun, failCapture, storeCapture, storeUnchanged, type ToCapture } from '../db/captures'
import { isExpected } from '../lib/errors'
import { system } from '../lib/permissions'
import { mayPass } from '../lib/refusal'
import { open, type Opened, type OpenOptions } from './open'
import { isReaders, type Reader } from './reading-thread'

/** What opens and reads strangers' pages: the reading thread, and which hosts may be private. */
export type Tools = { reader: Reader; opening: Pick<OpenOptions, 'allow' | 'origin'> }

type Failure = { problem: string; status?: number; forGood: boolean }

/**
 * Opens the page of a capture that waits, or takes its file, reads it in the thread, and stores what came or why
 * nothing did. A capture that is done, or gone, is left alone. Throws only where the database fails.
 */
export async function capture(id: number, tools: Tools): Promise<void> {
  const waiting = await captureToRun(system, id).catch(leaveGone)
  if (!waiting) return
  const failure = await take(waiting, tools)
  if (failure) await failCapture(system, { status: null, ...failure, id })
}

async function take(waiting: ToCapture, { reader, opening }: Tools): Promise<Failure | null> {
  const { id, address, file } = waiting
  let opened: Opened | null = null
  if (address) {
    const answer = await open(address, { ...opening, ...waiting.known, robots: waiting.unasked })
    if ('refused' in answer) return { problem: answer.refused, forGood: !mayPass(answer.kind) }
    if ('notModified' in answer) {
      await storeUnchanged(system, { id })
      return null
    }
    if (leadsToFront(address, answer.address))
      return { problem: 'The address leads to the front page now.', status: answer.status, forGood: true }
    opened = answer
  }
  const bytes = opened?.bytes ?? file?.bytes
  if (!bytes) return { problem: 'There is nothing to read.', forGood: true }
  const hints = opened
    ? { mediaType: contentType(opened), url: opened.address }
    : { mediaType: file!.mediaType, name: file!.name }
  const { ms: _, ...read } = await reader.read(bytes, hints)
  if ('problem' in read)
    return { problem: read.problem, status: opened?.status, forGood: !isReaders(read.problem) }
  const page = opened && {
    finalAddress: opened.address,
    status: opened.status,
    headers: opened.headers,
    mediaType: opened.mediaType,
    bytes,
  }
  try {
    await storeCapture(system, { id, opened: page, read })
  } catch (error) {
    // What the page says of itself does not fit the record.
    if (!isExpected(error) || error.kind !== 'invalid') throw error
    return { problem: error.message, status: opened?.status, forGood: true }
  }
  return null
}

/** The `Content-Type` as it was said, for who decodes. */
export const contentType = ({ mediaType, charset }: Opened) =>
  mediaType && charset ? `${mediaType}; charset=${charset}` : mediaType

/** Many sites send who asks for a page that is gone to their front page. */
function leadsToFront(asked: string, final: string): boolean {
  const bare = (address: string) =>
    new URL(address).pathname.replace(/\/+$/, '') === '' && !new URL(address).search
  return bare(final) && !bare(asked)
}

function leaveGone(error: unknown): null {
  if (isExpected(error) && error.kind === 'not-found') return null
  throw error
}
