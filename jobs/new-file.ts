import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { keepNames } from './archive'

/** Whether a file that is there is written over, and who hears the name that it carries until it is whole. */
export type NewFile = { force: boolean; begun?: (part: string) => void }

/**
 * Makes a file that carries another name until it is whole and on the disk; what broke off is removed. Returns its
 * bytes. Errors: in one line where the file is there (unless `force`) or its folder is not; those of `write`.
 */
export async function newFile(
  file: string,
  { force, begun = () => {} }: NewFile,
  write: (part: string) => Promise<void>,
): Promise<number> {
  const refuseExisting = () => {
    if (existsSync(file) && !force) throw new Error(`${file} is there already; --force writes over it.`)
  }
  refuseExisting()
  const folder = path.dirname(path.resolve(file))
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`)
  const part = `${file}.${process.pid}.part`
  begun(part)
  try {
    await write(part)
    refuseExisting()
    renameSync(part, file)
    keepNames(folder)
    return statSync(file).size
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
