/** What an admin has set for the whole instance and readers see of it. */
export type Instance = {
  /** What this instance is called. */
  name: string
  keeper: string | null
  /** An email or web address to write to. */
  contact: string | null
  /** The licence of the record itself (not of the program), as every export and the footer name it. */
  licence: { name: string; url: string }
  /** Whether feeds are offered. */
  feeds: boolean
}

const unset: Instance = {
  name: 'Onrecord',
  keeper: null,
  contact: null,
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  feeds: true,
}

// Held by the process, as Next bundles this file several times: db/settings writes it, pages read it without waiting.
const held = globalThis as { __instance?: Instance }

/** The instance as this process last read it; of one that is not read yet what holds until an admin sets it. */
export const instance = (): Instance => held.__instance ?? unset

/** Whether it was read: a page that is made by the build knows no instance. */
export const instanceKnown = (): boolean => held.__instance !== undefined

export function holdInstance(read: Instance): void {
  held.__instance = read
}
