import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may, reader, system, type Actor, type SignedIn } from '../lib/permissions'
import { bringIn, changeArticle } from './bring-in'
import { closeDatabase, db } from './connection'
import { deskArticle } from './desk'
import * as detaching from './detaching'
import { generateRecord } from './generating'
import { claimsLike, sourcesLike, sourcesNamed } from './likeness'
import { publish } from './publishing'
import { quality } from './quality'
import { countSamples, removeSamples } from './samples'
import { renewalDue, renewSearch } from './search-stale'
import { rolesOf } from './roles'
import * as source from './source-doors'
import { countSources, deskSource, deskSources } from './source-desk'
import { claimTwins } from './claim-twins'
import { countSaid, saidBy } from './said-by'
import * as statements from './statements'
import { askSecondReader } from './second-readings'
import { deskReading } from './suggestion-lines'
import { dismissSuggestion, makeSuggestions, reopenSuggestion } from './suggestions'
import { arrivalDoors, captureDoors, type Prepare } from './test-arrival-doors'
import { inboxDoors } from './test-inbox-doors'
import { annotationDoors } from './test-annotation-doors'
import { repairDoors } from './test-repair-doors'
import { adminLinkDoors, linkDoors } from './test-link-doors'
import { adminMergeDoors, mergeProposalDoors } from './test-merge-doors'
import { accountDoors, adminPeopleDoors } from './test-people-doors'
import { feedDoors, pollDoors } from './test-feed-doors'
import { backupDoors } from './test-backup-doors'
import { historyDoors, keepingDoors, keepingSystemDoors } from './test-keeping-doors'
import { listDoors, listWorkDoors } from './test-list-doors'
import { adminReviewDoors, reviewDoors } from './test-review-doors'
import { programDoors, programSystemDoors } from './test-program-doors'
import { outletDoors } from './test-outlet-doors'
import { adminProposalDoors, proposalDoors } from './test-proposal-doors'
import { sourceDoors } from './test-source-doors'
import { denialOn, edition, formOf, forbidden } from './test-rows'
import { makeArticle, makeDraft, makePublished, makeUser, statementOn, unique } from './test-rows'
import { makeRead } from './test-suggestions'
import * as users from './users'
import * as withdrawing from './withdrawing'

let editor: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'
const metadata = { publisher: null, author: null, url: null, language: 'en', date: null }
const plainSource = { name: 'A harbour', kind: 'organisation', description: null } as const
const madeSource = () =>
  source.recordSource(admin, { ...plainSource, name: unique('A source'), publisher: null })

const everyEditor: Record<string, Prepare> = {
  ...arrivalDoors,
  ...inboxDoors,
  ...repairDoors,
  ...annotationDoors,
  ...listDoors,
  ...feedDoors,
  ...linkDoors,
  ...reviewDoors,
  ...accountDoors,
  ...historyDoors,
  ...proposalDoors,
  ...mergeProposalDoors,
  ...programDoors,
  bringIn: async () => (actor) => bringIn(actor, { ...metadata, title: null, text: unique('A text.') }),
  changeArticle: async () => {
    const { id } = await makeArticle(admin)
    return (actor) => changeArticle(actor, { ...metadata, id, version: 1, title: 'Another title' })
  },
  recordStatement: async () => {
    const article = await makeArticle(admin)
    return (actor) => statements.recordStatement(actor, statementOn(article))
  },
  changeStatement: async () => {
    const form = await formOf((await makeDraft(admin)).attestation)
    return (actor) => statements.changeStatement(actor, { ...form, capacity: 'harbour master' })
  },
  detachAttestation: async () => {
    const first = await makeDraft(admin)
    const second = await statements.recordStatement(
      admin,
      denialOn(first.article, { utterance: first.utterance }),
    )
    return (actor) => detaching.detachAttestation(actor, { id: second.attestation, version: 1 })
  },
  deleteAttestation: async () => {
    const { attestation } = await makeDraft(admin)
    return (actor) => detaching.deleteAttestation(actor, { id: attestation, version: 1 })
  },
  publish: async () => {
    const { article } = await makeDraft(admin)
    return (actor) => publish(actor, { articleId: article.id, only: null })
  },
  recordSource: async () => (actor) => source.recordSource(actor, { ...plainSource, publisher: null }),
  deskArticle: async () => {
    const { id } = await makeArticle(admin)
    return (actor) => deskArticle(actor, id)
  },
  quality: async () => (actor) => quality(actor, { days: 30 }),
  deskReading: async () => {
    const { id } = await makeArticle(admin)
    return (actor) => deskReading(actor, id)
  },
  askSecondReader: async () => {
    const { versionId } = await makeArticle(admin)
    return (actor) => askSecondReader(actor, { versionId })
  },
  dismissSuggestion: async () => {
    const { id } = (await makeRead(admin)).suggestions[0]!
    return (actor) => dismissSuggestion(actor, { id })
  },
  reopenSuggestion: async () => {
    const { id } = (await makeRead(admin)).suggestions[0]!
    await dismissSuggestion(admin, { id })
    return (actor) => reopenSuggestion(actor, { id })
  },
  sourcesLike: async () => (actor) => sourcesLike(actor, 'anna'),
  sourcesNamed: async () => (actor) => sourcesNamed(actor, { name: 'anna', limit: 20 }),
  claimsLike: async () => (actor) => claimsLike(actor, { wording: 'a harbour', words: '', versionId: 1 }),
  countSources: async () => (actor) => countSources(actor),
  deskSources: async () => (actor) => deskSources(actor),
  rolesOf: async () => (actor) => rolesOf(actor, 1),
  saidBy: async () => (actor) => saidBy(actor, { object: 'sources', id: 1 }),
  claimTwins: async () => (actor) => claimTwins(actor, 1),
  countSaid: async () => (actor) => countSaid(actor, 'claims', 1),
  deskSource: async () => {
    const id = await madeSource()
    return (actor) => deskSource(actor, id)
  },
}

const adminsOnly: Record<string, Prepare> = {
  ...adminLinkDoors,
  ...adminReviewDoors,
  ...adminMergeDoors,
  ...adminPeopleDoors,
  ...keepingDoors,
  ...outletDoors,
  changeSource: async () => {
    const id = await madeSource()
    return (actor) => source.changeSource(actor, { ...plainSource, id, version: 1 })
  },
  confirmSource: async () => {
    const id = await madeSource()
    return (actor) => source.confirmSource(actor, { id, version: 1, confirmed: false })
  },
  ...sourceDoors,
  ...adminProposalDoors,
  withdrawClaim: async () => {
    const { claim } = await edition(await makePublished(admin))
    return (actor) => withdrawing.withdrawClaim(actor, { ...claim, reason })
  },
  reinstateClaim: async () => {
    const statement = await makePublished(admin)
    await withdrawing.withdrawClaim(admin, { ...(await edition(statement)).claim, reason })
    const { claim } = await edition(statement)
    return (actor) => withdrawing.reinstateClaim(actor, { ...claim, reason })
  },
  withdrawAttestation: async () => (await twoPassages()).withdraw,
  reinstateAttestation: async () => {
    const { withdraw, statement } = await twoPassages()
    await withdraw(admin)
    const { passage } = await edition(statement)
    return (actor) => withdrawing.reinstateAttestation(actor, passage)
  },
  listUsers: async () => (actor) => users.listUsers(actor),
  userLine: async () => {
    const { id } = await makeUser('editor')
    return (actor) => users.userLine(actor, id)
  },
  addUser: async () => (actor) =>
    users.addUser(actor, {
      email: `${unique('u').replace(' ', '.')}@example.org`,
      name: 'New',
      role: 'editor',
      password: 'correct horse battery',
    }),
  changeUser: async () => {
    const { id } = await makeUser('editor')
    return (actor) => users.changeUser(actor, { id, version: 1, name: 'New', role: 'admin', active: true })
  },
  endSessions: async () => {
    const { id } = await makeUser('editor')
    return (actor) => users.endSessions(actor, { id })
  },
  countSamples: async () => (actor) => countSamples(actor),
  removeSamples: async () => (actor) => removeSamples(actor),
}

const systemOnly: Record<string, Prepare> = {
  ...captureDoors,
  ...listWorkDoors,
  ...pollDoors,
  renewSearch: async () => (actor) => renewSearch(actor),
  renewalDue: async () => (actor) => renewalDue(actor),
  ...backupDoors,
  ...keepingSystemDoors,
  ...programSystemDoors,
  makeSuggestions: async () => {
    const { versionId } = await makeArticle(admin)
    return (actor) => makeSuggestions(actor, { versionId })
  },
  generateRecord: async () => {
    await makeArticle(admin)
    const full = (error: Error) => expect(error).toMatchObject({ kind: 'conflict' })
    return (actor) =>
      generateRecord(actor, { claims: 1, seed: 1 }).catch((error: Error) =>
        may(actor, 'record: generate') ? full(error) : Promise.reject(error),
      )
  },
}

async function twoPassages() {
  const statement = await makePublished(admin)
  await makePublished(admin, { claim: { id: statement.claim } })
  const { passage } = await edition(statement)
  const withdraw = (actor: Actor) => withdrawing.withdrawAttestation(actor, { ...passage, reason })
  return { statement, withdraw }
}

const everyDoor = { ...everyEditor, ...adminsOnly, ...systemOnly }

const revisionsSoFar = () => db().execute(sql`select count(*) from revisions`)

test('every function of this room that takes an actor has a row in the table', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => /^[a-z-]+\.ts$/.test(name) && !/^test-/.test(name),
  )
  const doors = files.flatMap((name) => {
    const code = readFileSync(`${import.meta.dirname}/${name}`, 'utf8')
    return [
      ...code.matchAll(/^export (?:async function|const) (\w+)[ =(]+(?:async )?\(?\s*actor: Actor/gm),
    ].map(([, door]) => door)
  })
  // lib/permissions' own gate for desk reads.
  const asked = doors.filter((door) => door !== 'mayRead')
  expect(Object.keys(everyDoor).sort()).toEqual(asked.sort())
})

describe.each(Object.entries(everyDoor))('%s', (name, prepare) => {
  const editors = name in everyEditor

  test('a reader is refused, and nothing is written', async () => {
    const call = await prepare()
    const before = await revisionsSoFar()
    await expect(call(reader)).rejects.toMatchObject(forbidden)
    expect(await revisionsSoFar()).toEqual(before)
  })

  test(editors ? 'an editor may' : 'an editor is refused, and nothing is written', async () => {
    const call = await prepare()
    const before = await revisionsSoFar()
    if (editors) return expect(await call(editor).then(() => 'done')).toBe('done')
    await expect(call(editor)).rejects.toMatchObject(forbidden)
    expect(await revisionsSoFar()).toEqual(before)
  })

  test(name in systemOnly ? 'an admin is refused' : 'an admin may', async () => {
    const call = await prepare()
    if (name in systemOnly) await expect(call(admin)).rejects.toMatchObject(forbidden)
    else expect(await call(admin).then(() => 'done')).toBe('done')
  })

  test('the system may', async () => {
    const call = await prepare()
    expect(await call(system).then(() => 'done')).toBe('done')
  })
})
