import { plainEdtf } from './dates'
import type { FileProblem } from './errors'
import type { FileIdentifier, FileName, FilePerson, FileRole, PeopleFile } from './people-file'
import type { SourceKind } from './record'

/** A source of the record as far as matching asks; names and titles are plain, without case and accents. */
export type KnownSource = {
  id: number
  kind: SourceKind
  name: string
  plain: string
  description: string | null
  names: string[]
  identifiers: FileIdentifier[]
  roles: { title: string; organisation: number | null; held: string | null }[]
  parents: number[]
}
/** What a person decided of an entry that may be several: its key with a source's number, `new`, or `leave`. */
export type Choices = Record<string, string>
export type Among = { id: number; name: string; description: string | null }

type Identity =
  | { state: 'new' }
  | { state: 'same'; source: number; because: string }
  | { state: 'choose'; among: Among[]; because: string }
  | { state: 'differs'; source: number; because: string }

/** A reference to an organisation: its number on record, or the key of an entry that is made with this one. */
export type Reference = number | string
export type MatchedRole = Omit<FileRole, 'organisation'> & { organisation: Reference | null }
/** One entry with what becomes of it: what is added, and what differs from the record, which stands as it is. */
export type Matched = Identity & {
  entry: FilePerson
  description: string | null
  names: FileName[]
  identifiers: FileIdentifier[]
  roles: MatchedRole[]
  parents: Reference[]
  differs: string[]
}

const registers = ['wikidata', 'viaf', 'orcid', 'isni']

/** What each entry of a file is to the record; `plain` is the database's own way to leave case and accents aside. */
export function matchPeople(
  file: PeopleFile,
  known: readonly KnownSource[],
  plain: (words: string) => string,
  choices: Choices = {},
): { matched: Matched[]; problems: FileProblem[] } {
  const byIdentifier = groups(known, (source) => source.identifiers.map(idWords))
  const byName = groups(known, (source) => [...new Set([source.plain, ...source.names])])
  const byId = new Map(known.map((source) => [source.id, source]))
  const found = file.entries.map((entry) => identify(entry, byIdentifier, byName, plain))
  const claims = groups(found, (identity) => ('source' in identity ? [String(identity.source)] : []))
  const identities = new Map<string, Identity>()
  file.entries.forEach((entry, index) => {
    const identity = found[index]!
    const shared =
      identity.state === 'same' &&
      identity.because.startsWith('name') &&
      claims.get(String(identity.source))!.length > 1
    const source = shared ? byId.get(identity.source)! : null
    const because = 'several entries of the file have this name'
    identities.set(
      entry.key,
      decided(entry, source ? { state: 'choose', among: [source], because } : identity, choices),
    )
  })
  const problems = [...file.problems]
  const refer = (key: string): Reference | null => {
    const identity = identities.get(key)
    if (identity?.state === 'new') return key
    return identity?.state === 'same' ? identity.source : null
  }
  const matched = file.entries.map((entry) => {
    const identity = identities.get(entry.key)!
    if (identity.state === 'differs') {
      const message = `${identity.because}. The entry is left out.`
      problems.push({ at: entry.at, field: 'kind', message })
    }
    const on = identity.state === 'same' ? byId.get(identity.source)! : null
    const told = identity.state === 'same' || identity.state === 'new'
    const left = (field: string) => {
      if (!told) return
      problems.push({ at: entry.at, field, message: 'The organisation is left out, and this with it.' })
    }
    return { ...identity, entry, ...addition(entry, on, plain, refer, left) }
  })
  return { matched, problems }
}

function identify(
  entry: FilePerson,
  byIdentifier: Map<string, KnownSource[]>,
  byName: Map<string, KnownSource[]>,
  plain: (words: string) => string,
): Identity {
  const shared = entry.identifiers.filter((one) => byIdentifier.has(idWords(one)))
  const owners = [...new Set(shared.flatMap((one) => byIdentifier.get(idWords(one))!))]
  const same = owners.filter(({ kind }) => kind === entry.kind)
  const words = shared[0] ? `${shared[0].scheme} ${shared[0].value}` : ''
  if (same.length === 1) return { state: 'same', source: same[0]!.id, because: words }
  if (same.length > 1) return { state: 'choose', among: same, because: `several sources have ${words}` }
  if (owners[0]) {
    const because = `${words} is that of source ${owners[0].id}, which is of the kind ${owners[0].kind}`
    return { state: 'differs', source: owners[0].id, because }
  }
  const named = (byName.get(plain(entry.name)) ?? []).filter(
    (source) => source.kind === entry.kind && !contradicts(entry, source),
  )
  const first = named.filter((source) => source.plain === plain(entry.name))
  const likely = first.length ? first : named
  if (likely.length === 1) {
    const because = first.length ? 'name and kind' : 'name and kind, by another name'
    return { state: 'same', source: likely[0]!.id, because }
  }
  return likely.length
    ? { state: 'choose', among: likely, because: 'several sources have this name' }
    : { state: 'new' }
}

const idWords = ({ scheme, value }: FileIdentifier) => `${scheme} ${value}`

/** Whether a register tells that these are two. */
const contradicts = (entry: FilePerson, source: KnownSource): boolean =>
  entry.identifiers.some(
    ({ scheme }) => registers.includes(scheme) && source.identifiers.some((one) => one.scheme === scheme),
  )

function decided(entry: FilePerson, identity: Identity, choices: Choices): Identity {
  const choice = Object.hasOwn(choices, entry.key) ? choices[entry.key] : null
  if (identity.state !== 'choose' || !choice) return identity
  if (choice === 'new') return { state: 'new' }
  const chosen = identity.among.find(({ id }) => String(id) === choice)
  return chosen ? { state: 'same', source: chosen.id, because: 'you chose it' } : identity
}

/** What of an entry the source on record, or none, does not hold yet. */
function addition(
  entry: FilePerson,
  on: KnownSource | null,
  plain: (words: string) => string,
  refer: (key: string) => Reference | null,
  left: (field: string) => void,
): Omit<Matched, keyof Identity | 'entry'> {
  const differs: string[] = []
  const held = new Set(on ? [on.plain, ...on.names] : [plain(entry.name)])
  const alias = { name: entry.name, kind: 'alias', language: null, held: null } as const
  const names = [alias, ...entry.names].filter(({ name }) => {
    const words = plain(name)
    return !held.has(words) && held.add(words)
  })
  if (on?.description && entry.description && on.description !== entry.description)
    differs.push('the description')
  const seen = new Set(on?.identifiers.map(idWords))
  const identifiers = entry.identifiers.filter((one) => {
    if (seen.has(idWords(one))) return false
    seen.add(idWords(one))
    const other = on?.identifiers.find(({ scheme }) => scheme === one.scheme)
    if (!other || one.scheme === 'site') return true
    differs.push(`${one.scheme} ${other.value}`)
    return false
  })
  const roles = entry.roles.flatMap((role): MatchedRole[] => {
    const organisation = role.organisation === null ? null : refer(role.organisation)
    if (role.organisation !== null && organisation === null) return (left('organisation'), [])
    const here = on?.roles.some(
      (one) =>
        one.title === plain(role.title) &&
        one.organisation === organisation &&
        (!role.held || (one.held && [one.held, plainEdtf(one.held)].includes(role.held.edtf))),
    )
    return here ? [] : [{ ...role, organisation }]
  })
  const parents = entry.parents.flatMap((key) => {
    const parent = refer(key)
    if (parent === null) return (left('parent'), [])
    return typeof parent === 'number' && (on?.parents.includes(parent) || parent === on?.id) ? [] : [parent]
  })
  const description = on?.description ? null : entry.description
  return { description, names, identifiers, roles, parents, differs }
}

/** Whether anything is written for it. */
export const addsTo = (one: Matched): boolean =>
  one.state === 'new' ||
  (one.state === 'same' &&
    Boolean(
      one.description || one.names.length || one.identifiers.length || one.roles.length || one.parents.length,
    ))

function groups<T>(rows: readonly T[], keys: (row: T) => string[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>()
  for (const row of rows)
    for (const key of keys(row)) {
      const group = grouped.get(key)
      if (group) group.push(row)
      else grouped.set(key, [row])
    }
  return grouped
}
