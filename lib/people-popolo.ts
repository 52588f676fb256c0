import { isThing, textOf, type Thing } from './foreign-json'
import { ofFile } from './import-file'
import {
  folded,
  MOST_OF_ENTRY,
  Reading,
  schemeNamed,
  type FileIdentifier,
  type FileName,
  type FilePerson,
  type FileRole,
  type PeopleFile,
} from './people-file'
import { nameKinds } from './record'

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const idOf = (value: unknown): string | null =>
  typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : null

/** Reads Popolo's persons, organizations, posts and memberships; what is wrong is told entry by entry. */
export function readPopolo(file: unknown): PeopleFile {
  if (!isThing(file) || !['persons', 'organizations'].some((name) => Array.isArray(file[name])))
    return { entries: [], problems: [ofFile('This JSON holds neither persons nor organizations.')] }
  const problems: PeopleFile['problems'] = []
  const entries = new Map<string, FilePerson>()
  const posts = new Map<string, Thing>()
  const memberships: { at: string; of: Thing }[] = []
  const more = (of: Thing, at: string, whose: Thing) =>
    listOf(of.memberships).forEach((one, index) => {
      memberships.push({ at: `${at}, membership ${index + 1}`, of: isThing(one) ? { ...whose, ...one } : {} })
    })

  for (const [room, kind] of [
    ['organizations', 'organisation'],
    ['persons', 'person'],
  ] as const)
    listOf(file[room]).forEach((thing, index) => {
      const at = `${room} ${index + 1}`
      const reading = new Reading(at)
      const entry = readEntry(reading, thing, kind)
      problems.push(...reading.problems)
      if (!entry || !isThing(thing)) return
      if (entries.has(entry.key))
        return void problems.push({ at, field: 'id', message: 'Another entry has this id.' })
      entries.set(entry.key, entry)
      const whose = kind === 'person' ? { person_id: thing.id } : { organization_id: thing.id }
      more(thing, at, whose)
      for (const post of listOf(thing.posts))
        if (isThing(post) && idOf(post.id)) posts.set(idOf(post.id)!, { ...whose, ...post })
    })
  for (const post of listOf(file.posts)) if (isThing(post) && idOf(post.id)) posts.set(idOf(post.id)!, post)
  listOf(file.memberships).forEach((one, index) => {
    memberships.push({ at: `memberships ${index + 1}`, of: isThing(one) ? one : {} })
  })
  const seen = new Set<string>()
  for (const { at, of } of memberships) {
    const reading = new Reading(at)
    addRole(reading, of, entries, posts, seen)
    problems.push(...reading.problems)
  }
  for (const entry of entries.values())
    entry.parents = entry.parents.filter((parent) => {
      if (entries.get(parent)?.kind === 'organisation' && parent !== entry.key) return true
      const message = 'The file holds no other organization with this id.'
      problems.push({ at: entry.at, field: 'parent_id', message })
      return false
    })
  return { entries: [...entries.values()], problems }
}

function readEntry(reading: Reading, thing: unknown, kind: 'person' | 'organisation'): FilePerson | null {
  if (!isThing(thing)) return reading.refuse('', 'This is not an object.')
  // As other instances tell it of what was invented to show how a record looks.
  if (thing.sample === true) return reading.refuse('sample', 'This is an invented sample.')
  const name = reading.words('name', thing.name, 200)
  if (!name) return reading.problems.length ? null : reading.refuse('name', 'Write the name.')
  const long = ['other_names', 'identifiers', 'links'].find((of) => listOf(thing[of]).length > MOST_OF_ENTRY)
  if (long) return reading.refuse(long, `At most ${MOST_OF_ENTRY} of one entry.`)
  const told = [thing.description, thing.summary, thing.abstract, thing.classification]
  const description = reading.words('description', told.find(Boolean), 500)
  const parent = idOf(thing.parent_id) ?? (isThing(thing.parent) ? idOf(thing.parent.id) : null)
  const id = idOf(thing.id)
  return {
    at: reading.at,
    key: id === null ? `at ${reading.at}` : keyOf(kind, id),
    kind,
    name,
    description,
    names: listOf(thing.other_names).flatMap((other) => readName(reading, other)),
    identifiers: [
      ...listOf(thing.identifiers).flatMap((one) => readScheme(reading, one)),
      ...listOf(thing.links).flatMap((one) => readLink(one)),
    ],
    parents: kind === 'organisation' && parent !== null ? [keyOf('organisation', parent)] : [],
    roles: [],
  }
}

const keyOf = (kind: 'person' | 'organisation', id: string) => `${kind} ${id}`

function readName(reading: Reading, other: unknown): FileName[] {
  if (!isThing(other)) return []
  const name = reading.words('other_names', other.name, 200)
  if (!name) return []
  const held = reading.held(other.start_date, other.end_date, ['other_names', 'other_names'])
  const language = typeof other.lang === 'string' && /^[A-Za-z-]{2,35}$/.test(other.lang) ? other.lang : null
  const told = textOf(other.note).toLowerCase().split(/\W+/)
  const kind = nameKinds.find((one) => one !== 'alias' && told.includes(one)) ?? 'alias'
  return [{ name, kind, language, held }]
}

/** Identifiers of schemes that the record does not keep are left out. */
function readScheme(reading: Reading, one: unknown): FileIdentifier[] {
  if (!isThing(one) || typeof one.scheme !== 'string') return []
  const scheme = schemeNamed(one.scheme)
  const value = idOf(one.identifier)
  return scheme && value ? reading.identifier('identifiers', scheme, value) : []
}

/** Links are of many kinds: those that lead to a register or, by their note, to the official site are kept. */
function readLink(one: unknown): FileIdentifier[] {
  if (!isThing(one) || typeof one.url !== 'string' || !URL.canParse(one.url)) return []
  const host = new URL(one.url).hostname.replace(/^www\./, '')
  const scheme = schemeNamed(host.replace(/\.org$/, ''))
  const official = /website|web site|official|homepage|home page/i.test(textOf(one.note))
  const trial = new Reading('')
  return scheme && scheme !== 'site'
    ? trial.identifier('links', scheme, one.url)
    : official
      ? trial.identifier('links', 'site', one.url)
      : []
}

function addRole(
  reading: Reading,
  of: Thing,
  entries: Map<string, FilePerson>,
  posts: Map<string, Thing>,
  seen: Set<string>,
): void {
  const person = idOf(of.person_id)
  const holder = person === null ? undefined : entries.get(keyOf('person', person))
  if (!holder) return void reading.refuse('person_id', 'The file holds no person with this id.')
  const postId = idOf(of.post_id)
  const post = postId === null ? undefined : posts.get(postId)
  if (postId !== null && !post) return void reading.refuse('post_id', 'The file holds no post with this id.')
  const at = idOf(of.organization_id) ?? idOf(post?.organization_id)
  const organisation = at === null ? null : keyOf('organisation', at)
  if (organisation && !entries.has(organisation))
    return void reading.refuse('organization_id', 'The file holds no organization with this id.')
  const told = [of.label, of.role, post?.label, post?.role].find(Boolean)
  const title = told ? reading.words('role', told, 200) : 'Member'
  const held = reading.held(of.start_date, of.end_date, ['start_date', 'end_date'])
  if (!title || reading.problems.length) return
  keepRole(holder, { title, organisation, held }, seen)
}

/** Adds a role unless the very same is there; `seen` is of all entries of a file, and empty at its beginning. */
export function keepRole({ key, roles }: FilePerson, role: FileRole, seen: Set<string>): void {
  const same = JSON.stringify([key, folded(role.title), role.organisation, role.held?.edtf])
  if (seen.has(same)) return
  seen.add(same)
  roles.push(role)
}
