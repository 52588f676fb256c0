import type { Random } from './random'
import * as words from './words'

export type Cast = {
  sources: Player[]
  publishers: { name: string; host: string }[]
  topics: string[]
}
export type Player = {
  kind: 'person' | 'organisation' | 'group' | 'unnamed'
  name: string
  description: string | null
  aliases: string[]
  /** The number of the organisation is its place among the sources, from 1. */
  role: { title: string; organisation: number; from: number; to: number | null } | null
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Who speaks, who prints and what about, for a record of so many claims: at most 5,000, 40 and 2,000. */
export function cast(claims: number, chance: Random): Cast {
  const number = (most: number, least: number, share: number) =>
    Math.min(most, Math.max(least, Math.ceil(claims * share)))
  const once = unrepeated()
  const publishers = Array.from({ length: number(40, 8, 0.01) }, () => {
    const name = once(() => `The ${chance.pick(words.places.slice(0, 200))} ${chance.pick(words.outlets)}`)
    return { name, host: `${hostWord(name)}.example` }
  })
  const topics = Array.from({ length: number(2000, 12, 0.02) }, () =>
    once(() => `${capital(words.adjectives[chance.skewed(words.adjectives.length)]!)} ${noun(chance)}`),
  )
  const bodies: number[] = []
  const sources: Player[] = []
  while (sources.length < number(5000, 30, 0.05)) {
    const kind = bodies.length < 3 || chance.chance(0.25) ? 'organisation' : rarer(chance)
    if (kind === 'organisation') bodies.push(sources.length + 1)
    sources.push(kind === 'person' ? person(chance, once, bodies) : other(kind, chance, once))
  }
  return { sources, publishers, topics }
}

const noun = (chance: Random) => words.nouns[chance.skewed(words.nouns.length)]!
const place = (chance: Random) => words.places[chance.skewed(words.places.length)]!
const rarer = (chance: Random) =>
  chance.chance(0.93) ? 'person' : chance.chance(0.6) ? ('unnamed' as const) : ('group' as const)

function person(chance: Random, once: Once, bodies: number[]): Player {
  const family = chance.pick(words.familyNames)
  const name = once(() => `${chance.pick(words.firstNames)} ${family}`)
  const from = 2005 + chance.below(18)
  const to = chance.chance(0.5) ? from + 1 + chance.below(8) : null
  const role = { title: chance.pick(words.titles), organisation: chance.pick(bodies), from, to }
  return {
    kind: 'person',
    name,
    description: null,
    aliases: chance.chance(0.3) ? [`${chance.pick(['Ms', 'Mr', 'Dr'])} ${name.split(' ')[1]}`] : [],
    role: chance.chance(0.6) ? role : null,
  }
}

function other(kind: 'organisation' | 'group' | 'unnamed', chance: Random, once: Once): Player {
  const town = place(chance)
  const field = capital(noun(chance))
  const [name, alias] = {
    organisation: () => [`${town} ${field} ${chance.pick(words.bodies)}`, `the ${field} body of ${town}`],
    group: () => [`${field} workers of ${town}`, `the ${town} crew`],
    unnamed: () => [`a senior official in ${town}`, `the ${town} official`],
  }[kind]() as [string, string]
  return {
    kind,
    name: once(() => name),
    description: kind === 'unnamed' ? null : `Looks after the ${field.toLowerCase()} of ${town}.`,
    aliases: chance.chance(0.4) ? [alias] : [],
    role: null,
  }
}

type Once = (make: () => string) => string

/** Makes names until one is new; a name that keeps coming is told apart by a Roman-like suffix. */
function unrepeated(): Once {
  const known = new Set<string>()
  return (make) => {
    let name = make()
    for (let tries = 0; known.has(name.toLowerCase()) && tries < 20; tries += 1) name = make()
    const base = name
    for (let number = 2; known.has(name.toLowerCase()); number += 1) name = `${base} ${number}`
    known.add(name.toLowerCase())
    return name
  }
}

const hostWord = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/[^a-z0-9]/g, '')
