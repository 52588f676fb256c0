import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { closeDatabase } from './connection'
import { popoloOrganisations, popoloPersons, popoloRoles, popoloUtterances } from './popolo'
import { addName, addRole, recordSource } from './source-doors'
import { makeDraft, makePublished, makeUser, unique } from './test-rows'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

/** The one page that begins with this row. */
const at = (id: number) => ({ after: id > 1 ? `none_${id - 1}` : undefined, limit: 1 })

const plain = { kind: 'person', description: null, publisher: null } as const
const made = (name: string) => recordSource(admin, { ...plain, name: unique(name) })

test('tells public persons with their names and roles, and the organisations of these', async () => {
  const [person, hidden] = [await made('Anna'), await made('Hidden')]
  const office = await recordSource(admin, { ...plain, kind: 'organisation', name: unique('Office') })
  await addName(admin, { sourceId: person, name: unique('Anya'), kind: 'alias', language: null, held: null })
  await addRole(admin, { sourceId: person, title: 'Engineer', organisationId: office, held: '2022/..' })
  await addRole(admin, { sourceId: hidden, title: 'Engineer', organisationId: office, held: null })
  expect((await popoloOrganisations(at(office))).lines.some(({ id }) => id === office)).toBe(false)
  const { utterance } = await makePublished(admin, {
    ...{ source: { id: person }, speaksFor: { id: office }, stance: 'denies' },
  })
  await makeDraft(admin, { source: { id: hidden } })

  expect((await popoloPersons(at(person))).lines).toMatchObject([
    { id: person, names: [{ kind: 'alias' }], identifiers: [], parentId: null },
  ])
  expect((await popoloPersons(at(hidden))).lines.some(({ id }) => id === hidden)).toBe(false)
  expect((await popoloOrganisations(at(office))).lines).toMatchObject([{ id: office }])
  const roles = []
  for (let after: string | undefined, more = true; more;) {
    const page = await popoloRoles({ after, limit: 2 })
    roles.push(...page.lines)
    after = page.next ?? undefined
    more = page.next !== null
  }
  expect(roles.filter(({ organisationId }) => organisationId === office)).toMatchObject([
    { personId: person, title: 'Engineer', held: '2022/..' },
  ])
  expect((await popoloUtterances(at(utterance))).lines).toMatchObject([
    {
      id: utterance,
      source: { id: person, kind: 'person' },
      words: 'The harbour was closed at noon',
      saidOn: '2023-03-17',
      stance: 'denies',
      speaksFor: { id: office },
      sample: false,
    },
  ])
})
