import { hash, verify } from '@node-rs/argon2'

// OWASP's argon2id setting: 19 MiB, two passes, one lane.
const setting = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Two at once: hashing runs on Node's four worker threads, and files and network names need the others.
// Next bundles a module several times; the turns are those of the process.
const held = globalThis as { __hashing?: { free: number; waiting: (() => void)[] } }

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turns = (held.__hashing ??= { free: 2, waiting: [] })
  if (turns.free > 0) turns.free--
  else await new Promise<void>((go) => turns.waiting.push(go))
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.free++
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, setting))

let nobody: Promise<string> | null = null

/** Whether the password is right; takes the same time where there is no hash to compare with. */
export async function passwordIsRight(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (nobody ??= hashPassword('a password that nobody has')))
  const right = await inTurn(() => verify(against, password)).catch(() => false)
  return stored !== null && right
}
