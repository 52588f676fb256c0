import { longDate, readEdtf } from './dates'

/** A dated position; `held`: EDTF, null where the days are not known. */
export type HeldRole = {
  title: string
  organisation: string | null
  organisationId: number | null
  held: string | null
}

/** Whether a role was held on some day of this date; null where that is not known. Both EDTF. */
export function heldOn(held: string | null, saidOn: string): boolean | null {
  const role = held ? readEdtf(held) : null
  const said = readEdtf(saidOn)
  if (!role || !said) return null
  return role.from <= (said.to ?? '9999-12-31') && said.from <= (role.to ?? '9999-12-31')
}

/** The role to offer for words said on this day: one held then, else one whose days are not known, else none. */
export function roleOn<Role extends Pick<HeldRole, 'held'>>(
  roles: readonly Role[],
  saidOn: string | null,
): Role | null {
  const undated = roles.find(({ held }) => held === null) ?? null
  if (!saidOn) return undated
  return roles.find(({ held }) => heldOn(held, saidOn)) ?? undated
}

/** A role as a capacity is written: `harbour master, Port of Anhel`. */
export const capacityOf = ({ title, organisation }: Pick<HeldRole, 'title' | 'organisation'>): string =>
  [title, organisation].filter(Boolean).join(', ')

const plain = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** What contradicts in a capacity on this day (EDTF), as a sentence; null where nothing on record does. */
export function capacityProblem(
  roles: readonly HeldRole[],
  capacity: string,
  saidOn: string | null,
): string | null {
  const typed = plain(capacity)
  if (!typed || !saidOn || !roles.length || !readEdtf(saidOn)) return null
  const named = roles.filter((role) => [role.title, capacityOf(role)].some((text) => plain(text) === typed))
  const concerned = named.length ? named : roles
  if (concerned.some(({ held }) => heldOn(held, saidOn) !== false)) return null
  const days = concerned.map((role) => (named.length ? '' : `${role.title} `) + longDate(role.held!))
  const day = longDate(saidOn)
  return named.length
    ? `On record this role was held ${days.join(' and ')}, which is not ${day}.`
    : `On record the source held no role on ${day}: ${days.join('; ')}.`
}
