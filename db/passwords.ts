import { hash, verify } from '@node-rs/argon2'

// OWASP's argon2id setting: 19 MiB, two passes, one lane.
const setting = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, setting)

let nobody: Promise<string> | null = null

/** Whether the password is right; takes the same time where there is no hash to compare with. */
export async function passwordIsRight(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (nobody ??= hashPassword('a password that nobody has')))
  const right = await verify(against, password).catch(() => false)
  return stored !== null && right
}
