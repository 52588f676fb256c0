import { Secret, TOTP } from 'otpauth'
import type { SecondFactor, UserRole } from './record'

const PERIOD = 30

const authenticator = (key: string, label = '') =>
  new TOTP({ issuer: 'Onrecord', label, secret: Secret.fromBase32(key), digits: 6, period: PERIOD })

/** A new key of an authenticator app: 160 bits in base 32 (RFC 4226, section 4). */
export const newKey = (): string => new Secret({ size: 20 }).base32

/** What the picture for the app holds: `otpauth://totp/…`; `label` is the address of the user. */
export const keyAddress = (key: string, label: string): string => authenticator(key, label).toString()

/** A key to be typed: in groups of four. */
export const keyInGroups = (key: string): string => key.replace(/.{4}(?=.)/g, '$& ')

/**
 * The time step (RFC 6238) whose code this is: that of `now` or one beside it, since clocks differ; null where it is
 * none of them. Blanks do not matter.
 */
export function stepOf(key: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^[0-9]{6}$/.test(token)) return null
  const delta = authenticator(key).validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta
}

/** The code of a moment; for tests, which play the app. */
export const codeAt = (key: string, now: Date): string =>
  authenticator(key).generate({ timestamp: now.getTime() })

/** Whether the setting asks for a second factor of somebody in this role. */
export const asksFor = (setting: SecondFactor, role: UserRole): boolean =>
  setting === 'everyone' || (setting === 'admins' && role === 'admin')

/**
 * Whether somebody may do nothing but set up the second factor that is asked for. Another service that vouched for
 * a sign-in has its own (`vouched`).
 */
export function lacksSecondFactor(
  setting: SecondFactor,
  user: { role: UserRole; confirmed: boolean; vouched?: boolean },
): boolean {
  return asksFor(setting, user.role) && !user.confirmed && !user.vouched
}
