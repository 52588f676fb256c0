import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The key of the sign-in cookies that is kept in this folder, made the first time. Errors: one that was cut short. */
export function keptSecret(data: string): string {
  const file = path.join(data, 'auth-secret')
  // Whoever links it first decides: several processes may start on one folder, and none finds half a secret.
  if (!existsSync(file)) {
    const own = `${file}.${randomBytes(8).toString('hex')}`
    try {
      writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
      linkSync(own, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(own, { force: true })
    }
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new Error(
      `${file} holds fewer than 32 characters: delete it and a new one is made, or set AUTH_SECRET.`,
    )
  return secret
}
