import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { takenBackSince } from '../db/dumping'
import { offered, wholeDumps, type Offered } from '../lib/dumps'

/** The folder of the dumps that an instance offers, in its data folder. */
export const dumpsFolder = (data: string): string => path.join(path.resolve(data), 'dumps')

const filesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])
/** What is told of a dump of a folder; null where it is not offered. */
export function readOffered(folder: string, file: string): Offered | null {
  try {
    return offered.parse(JSON.parse(readFileSync(path.join(folder, `${file}.json`), 'utf8')))
  } catch {
    // Taken away meanwhile, or written by another version: as if there were none.
    return null
  }
}

/** The newest dump of a folder; null where none was made. */
export function newestDump(folder: string): Offered | null {
  for (const file of wholeDumps(filesOf(folder))) {
    const found = readOffered(folder, file)
    if (found) return found
  }
  return null
}

/** Whether something was withdrawn that a dump still holds: nobody is to get it any more. */
export const outdated = ({ since, known }: Offered): Promise<boolean> => takenBackSince(since, known)
