import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { noteBackup } from '../db/backing-up'
import { brokenOff, nightlyName, overdue } from '../lib/nightly'
import { system } from '../lib/permissions'
import { writeBackup } from './backup-file'

/**
 * Writes the backup of this day into a folder, where it is not there yet, and removes those of more than 14 nights ago;
 * nothing is removed before the new one is whole. Errors: as of `writeBackup`; the folder is not made.
 */
export async function nightlyBackup(folder: string, now = new Date()): Promise<void> {
  const file = path.resolve(folder, nightlyName(now))
  const remove = (name: string) => rmSync(path.join(folder, name), { force: true })
  if (!existsSync(file)) {
    readdirSync(folder).filter(brokenOff).forEach(remove)
    const { bytes, rows } = await writeBackup(file, { force: false })
    await noteBackup(system, { file, bytes, rows })
  }
  overdue(readdirSync(folder)).forEach(remove)
}
