import { auditedUsers, auditExport, auditPage } from './audit'
import { client } from './connection'
import { comparedRevisions, deskHistory } from './histories'
import { restoreRevision } from './restore-revision'
import { sealRevisions } from './sealing'
import { retryJobs, systemState } from './system'
import { recordSource } from './source-doors'
import { keepSecondReading, pauseSecondReading, takeCall } from './second-readings'
import { system } from '../lib/permissions'
import type { Prepare } from './test-arrival-doors'
import { emailOf, makeArticle, makeUser, unique } from './test-rows'
import { makeTokenFor } from './tokens'

/** A source that was renamed: its number, its first revision and its version. */
export async function renamedSource() {
  const source = { name: unique('Harbour'), kind: 'organisation', description: null } as const
  const id = await recordSource(system, { ...source, publisher: null })
  await client()`update sources set name = ${unique('Port')} where id = ${id}`
  const [first] = await client()`
    select id::int as revision from revisions where object = 'sources' and object_id = ${id} order by id`
  return { noun: 'sources', id, revision: first!.revision as number, version: 2, name: source.name }
}

/** For everyone at the desk. */
export const historyDoors: Record<string, Prepare> = {
  deskHistory: async () => {
    const { noun, id } = await renamedSource()
    return (actor) => deskHistory(actor, { noun, id })
  },
  comparedRevisions: async () => {
    const { noun, id, revision } = await renamedSource()
    return (actor) => comparedRevisions(actor, { noun, id, one: revision, other: revision })
  },
}

/** For admins. */
export const keepingDoors: Record<string, Prepare> = {
  auditPage: async () => (actor) => auditPage(actor, {}),
  auditExport: async () => (actor) => auditExport(actor, {}),
  auditedUsers: async () => (actor) => auditedUsers(actor),
  systemState: async () => (actor) => systemState(actor),
  retryJobs: async () => (actor) => retryJobs(actor, { id: null }),
  restoreRevision: async () => {
    const { noun, id, revision, version } = await renamedSource()
    return (actor) => restoreRevision(actor, { noun, id, revision, version, reason: 'It was right before.' })
  },
}

export const keepingSystemDoors: Record<string, Prepare> = {
  takeCall: async () => (actor) => takeCall(actor, { budget: 1000, by: 'editor' }),
  keepSecondReading: async () => {
    const { versionId } = await makeArticle(system)
    const part = { start: 0, end: 5 }
    return (actor) =>
      keepSecondReading(actor, { versionId, model: 'test', part, tokensIn: 1, tokensOut: 1 }, [])
  },
  pauseSecondReading: async () => {
    const { versionId } = await makeArticle(system)
    return (actor) =>
      pauseSecondReading(actor, { versionId, model: 'test', note: 'It was late.', again: null })
  },
  sealRevisions: async () => (actor) => sealRevisions(actor),
  makeTokenFor: async () => {
    const email = await emailOf(await makeUser('editor'))
    return (actor) => makeTokenFor(actor, { email, name: 'A script', scopes: ['read'] })
  },
}
