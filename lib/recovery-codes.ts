import { createHash } from 'node:crypto'

/** How many codes a user has, each good for one sign-in without the app. */
export const RECOVERY_CODES = 10

// Crockford's base 32: nothing that is taken for something else.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A recovery code of ten random bytes: `7k2m-x0qa-…`, 80 bits in four groups of four. */
export function recoveryCode(bytes: Uint8Array): string {
  let bits = BigInt(0)
  for (const byte of bytes) bits = bits * BigInt(256) + BigInt(byte)
  let text = ''
  for (let place = 0; place < 16; place++) {
    text = letters[Number(bits % BigInt(32))]! + text
    bits /= BigInt(32)
  }
  return text.replace(/.{4}(?=.)/g, '$&-')
}

/** A code as it was typed, with or without its strokes, in either case; null where it can be none. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(plain) ? plain.replace(/.{4}(?=.)/g, '$&-') : null
}

/** What is kept of a code: its SHA-256 with the number of its user. 80 random bits need no slow hash. */
export const hashOfCode = (userId: number, code: string): string =>
  createHash('sha256').update(`${userId}:${code}`).digest('hex')
