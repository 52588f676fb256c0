import { longDate } from './dates'

/** On which day (yyyy-mm-dd, UTC) and why something was withdrawn; `claim`: with which, where it was not by itself. */
export type Withdrawn = { on: string; reason: string; claim: number | null }

/** That something was withdrawn, when and why; `what` names it at the beginning of a sentence. */
export const withdrawnWords = (what: string, { on, reason, claim }: Withdrawn): string =>
  `${what} was withdrawn ${claim ? `with claim ${claim} ` : ''}on ${longDate(on)}. ${reason}`
