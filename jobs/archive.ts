import { closeSync, createWriteStream, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry } from 'yauzl'
import { ZipFile } from 'yazl'

export type Member = { name: string; content(): AsyncIterable<Buffer> | Iterable<Buffer> }

/**
 * Writes a new ZIP file, closed to other users, member after member as they come; returns when the disk has it. Errors:
 * those of a member's content; EEXIST, ENOSPC and others of the file system.
 */
export async function writeArchive(file: string, members: readonly Member[]): Promise<void> {
  const zip = new ZipFile()
  const into = zip.outputStream as Readable
  let reading: Readable | undefined
  const fail = (error: Error) => into.destroy(error)
  zip.on('error', fail)
  for (const { name, content } of members)
    zip.addReadStreamLazy(name, { mode: 0o100600, compressionLevel: 5 }, (take) => {
      reading = Readable.from(content(), { objectMode: false, highWaterMark: 1024 * 1024 })
      reading.on('error', fail)
      take(null, reading)
    })
  zip.end()
  try {
    await pipeline(into, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
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

/** Opens a ZIP file; nothing but its list of members is read. Throws where it is none, as where its end was cut off. */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await openPromise(path.resolve(file), { autoClose: false, lazyEntries: true })
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
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
