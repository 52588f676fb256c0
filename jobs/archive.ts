import { closeSync, createWriteStream, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry } from 'yauzl'
import { ZipFile } from 'yazl'

export type Member = { name: string; content(): AsyncIterable<Buffer> | Iterable<Buffer> }

/** `timeless`: it carries no time, so that equal members make equal bytes; `open`: whoever uses the machine may read it. */
export type Kind = { timeless?: true; open?: true }

// The first day that a ZIP file knows, in the time of this machine, which is all that is written of it.
const noTime = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true }

/** No archive of ours has more members; nor is any longer list read. */
const MOST_MEMBERS = 1000

/**
 * Writes a new ZIP file, closed to other users, member after member as they come; returns when the disk has it. Errors:
 * those of a member's content; EEXIST, ENOSPC and others of the file system.
 */
export async function writeArchive(
  file: string,
  members: readonly Member[],
  { timeless, open }: Kind = {},
): Promise<void> {
  const mode = open ? 0o644 : 0o600
  const zip = new ZipFile()
  const into = zip.outputStream as Readable
  let reading: Readable | undefined
  const fail = (error: Error) => into.destroy(error)
  zip.on('error', fail)
  for (const { name, content } of members)
    zip.addReadStreamLazy(
      name,
      { mode: 0o100000 + mode, compressionLevel: 5, ...(timeless && noTime) },
      (take) => {
        reading = Readable.from(content(), { objectMode: false, highWaterMark: 1024 * 1024 })
        reading.on('error', fail)
        take(null, reading)
      },
    )
  zip.end()
  try {
    await pipeline(into, createWriteStream(file, { flags: 'wx', mode, flush: true }))
  } finally {
    reading?.destroy()
  }
}

/** Has the disk keep the names in a folder: a file that was renamed there is there after a power cut. */
export function keepNames(folder: string): void {
  // Windows knows no such thing.
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

export type Archive = {
  names: string[]
  /** The content of a member in pieces; throws where it is damaged, or there is none of that name. */
  content(name: string): AsyncIterable<Buffer>
  close(): void
}

/**
 * Opens a ZIP file; nothing but its list of members is read. Errors: in one line, where it is no whole one with names
 * that are each there once; those of the file system. `what` it should be, such as `backup`.
 */
export async function openArchive(file: string, what: string): Promise<Archive> {
  try {
    return await opened(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code) throw error
    throw new Error(`${file} is damaged, was cut off, or is no ${what} (${(error as Error).message}).`)
  }
}

async function opened(file: string): Promise<Archive> {
  const zip = await openPromise(path.resolve(file), { autoClose: false, lazyEntries: true })
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Error('a name is there twice')
      if (entries.size === MOST_MEMBERS) throw new Error(`more than ${MOST_MEMBERS} members`)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    zip.close()
    throw error
  }
  return {
    names: [...entries.keys()],
    async *content(name) {
      const entry = entries.get(name)
      if (!entry) throw new Error('it is not in the file')
      let sum = 0
      for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        sum = crc32(piece, sum)
        yield piece
      }
      // The library asks for the length alone.
      if (sum !== entry.crc32) throw new Error('it is not what was written (CRC)')
    },
    close: () => zip.close(),
  }
}
