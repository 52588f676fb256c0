import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { announceDump } from '../db/dumping'
import { settledOrSealed } from '../db/settled'
import { dumpName, DUMPS, leftDumps, madeOn, wholeDumps, type Offered } from '../lib/dumps'
import { system } from '../lib/permissions'
import { writeDump } from './dump-file'
import { newFile } from './new-file'
import { newestDump, outdated, readOffered } from './offered-dump'

let making = false
/** When one was last begun in place of another, as ms; the next waits for `BETWEEN`. */
let renewed = -Infinity
const BETWEEN = 3 * 60_000
/** So often one is begun again at once, where something was withdrawn while it was made; then a minute passes. */
const TRIES = 5

/**
 * Makes a dump in this folder, again where something was withdrawn meanwhile, and removes older ones: all but the last,
 * and what holds words that were withdrawn.
 */
export async function makeDump(folder: string, now = new Date()): Promise<void> {
  if (making) return
  making = true
  try {
    mkdirSync(folder, { recursive: true })
    const remove = (name: string) => rmSync(path.join(folder, name), { force: true })
    leftDumps(readdirSync(folder)).forEach(remove)
    const file = dumpName(now)
    let overtaken = true
    for (let tries = 0; overtaken && tries < TRIES; tries += 1)
      overtaken = await outdated(await written(folder, file))
    // Else the next is not to wait.
    if (overtaken) renewed = -Infinity
    for (const [place, older] of wholeDumps(readdirSync(folder)).entries()) {
      const kept = readOffered(folder, older)
      if (older === file || (place < DUMPS && kept && !(await outdated(kept)))) continue
      ;[older, `${older}.json`].forEach(remove)
    }
    await announceDump(system)
  } finally {
    making = false
  }
}

/** Writes a dump of what is public now, and what is told of it. */
async function written(folder: string, file: string): Promise<Offered> {
  const since = await settledOrSealed(500)
  const at = path.join(folder, file)
  const { bytes, known, manifest } = await writeDump(at, { force: true, since })
  const told: Offered = { file, bytes, sha256: await sumOf(at), since, known, manifest }
  await newFile(`${at}.json`, { force: true }, (part) =>
    writeFile(part, `${JSON.stringify(told, null, 2)}\n`, { flag: 'wx', flush: true }),
  )
  return told
}

/** The dump of this night, where it is not made yet. */
export async function nightlyDump(folder: string, now = new Date()): Promise<void> {
  const newest = newestDump(folder)
  if (!newest || !madeOn(newest.file, now)) await makeDump(folder, now)
}

/**
 * The first dump, or one in place of that which holds what was withdrawn since; one is begun every three minutes at most.
 */
export async function renewDump(folder: string, now = new Date()): Promise<void> {
  const newest = newestDump(folder)
  if (making || now.getTime() - renewed < BETWEEN || (newest && !(await outdated(newest)))) return
  renewed = now.getTime()
  await makeDump(folder, now)
  // What is withdrawn after the first is not to wait for that.
  if (!newest) renewed = -Infinity
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
