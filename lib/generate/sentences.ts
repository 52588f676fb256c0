import type { Stance } from '../record'
import type { Random } from './random'
import * as words from './words'

const noun = (chance: Random) => words.nouns[chance.skewed(words.nouns.length)]!
const adjective = (chance: Random) => words.adjectives[chance.skewed(words.adjectives.length)]!
const done = (chance: Random) => words.done[chance.skewed(words.done.length)]!
const verb = (chance: Random) => words.verbs[chance.skewed(words.verbs.length)]!
const place = (chance: Random) => words.places[chance.skewed(words.places.length)]!
const amount = (chance: Random) =>
  `${(2 + chance.below(98)) * chance.pick([1, 1, 10, 100])} ${chance.pick(words.things)}`

/** A proposition in two parts, which joined by a blank are a sentence without its full stop. */
export type Proposition = { subject: string; predicate: string }

/** What is claimed, as it fits the stance that it is first said with. */
export function proposition(stance: Stance, chance: Random): Proposition {
  const told = chance.chance(0.5) ? `${adjective(chance)} ` : ''
  const subject = `the ${told}${noun(chance)} ${chance.pick(['of', 'in', 'near', 'at'])} ${place(chance)}`
  const active = `${verb(chance)} ${amount(chance)}`
  if (stance === 'predicts')
    return {
      subject,
      predicate: `will ${active} ${chance.pick(['by the spring', 'within a year', 'in the end'])}`,
    }
  if (stance === 'demands')
    return { subject, predicate: `must be ${done(chance)} before the ${noun(chance)} is ${done(chance)}` }
  const predicate = chance.pick([
    () => `was ${done(chance)} without a ${noun(chance)}`,
    () => `has never been ${done(chance)}`,
    () => `was ${done(chance)} ${2 + chance.below(20)} months before the ${noun(chance)}`,
    () => `can ${active} a year`,
    () => `belongs to the ${noun(chance)} of ${place(chance)}`,
    () => `is too ${adjective(chance)} to ${active}`,
  ])()
  return { subject, predicate }
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The neutral wording of a claim. */
export const wordingOf = ({ subject, predicate }: Proposition) => `${capital(subject)} ${predicate}.`

/** The words of a direct quotation, without its closing mark and comma. */
export function quotation({ subject, predicate }: Proposition, stance: Stance, chance: Random): string {
  const said = `${subject} ${predicate}`
  if (stance === 'denies') return `It is not true that ${said}`
  if (stance === 'questions') return `Who says that ${said}`
  const rest = chance.pick([
    '',
    `, and everybody in ${place(chance)} knows it`,
    `, ${noun(chance)} or no ${noun(chance)}`,
  ])
  return `${chance.chance(0.3) ? 'As I said, ' : ''}${said}${rest}`.replace(/^./, (first) =>
    first.toUpperCase(),
  )
}

/** The word of saying for each stance, before "that". */
export const cues: Record<Stance, readonly string[]> = {
  asserts: ['said', 'said', 'said', 'wrote', 'explained', 'maintained'],
  denies: ['denied'],
  questions: ['doubted'],
  demands: ['demanded', 'insisted'],
  predicts: ['predicted', 'expected'],
}

/** A sentence of background. */
export function background(chance: Random): string {
  return chance.pick([
    () =>
      `The ${noun(chance)} has ${amount(chance)} on its books, and a ${adjective(chance)} ${noun(chance)}.`,
    () =>
      `Work on the ${noun(chance)} near ${place(chance)} stopped when the ${noun(chance)} was ${done(chance)}.`,
    () => `People in ${place(chance)} have waited ${2 + chance.below(30)} years for a ${noun(chance)}.`,
    () =>
      `Nobody at the ${noun(chance)} could say when the ${adjective(chance)} ${noun(chance)} was ${done(chance)}.`,
  ])()
}

/** The title of an article. */
export const headline = ({ subject, predicate }: Proposition, name: string) =>
  `${capital(subject.replace(/^the /, ''))} ${predicate}, ${name} says`
