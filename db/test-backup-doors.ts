import { expect } from 'vitest'
import type { Manifest } from '../lib/backup'
import type { DumpManifest } from '../lib/dump'
import { may } from '../lib/permissions'
import { noteBackup, readWhole } from './backing-up'
import { announceDump, readPublic } from './dumping'
import { noteSamples } from './first-run'
import { loadPublic } from './load-public'
import { knownMigrations } from './migrate'
import { restoreWhole } from './restoring'
import type { Prepare } from './test-arrival-doors'
import { makeArticle } from './test-rows'
import { system } from '../lib/permissions'
import { LEFT_OUT } from './tables'

/** A backup of this schema without a row. */
export const emptyManifest = (): Manifest => ({
  format: 'onrecord-backup',
  formatVersion: 1,
  product: '0.1.0',
  postgres: '18.4',
  at: '2026-11-24T12:00:00.000Z',
  migrations: knownMigrations(),
  tables: [],
  leftOut: [...LEFT_OUT],
  sequences: [],
})

const full = (error: Error) => expect(error).toMatchObject({ kind: 'conflict' })

async function* noLines(): AsyncGenerator<Buffer> {}

/** The doors of backups, for db/doors.test. */
export const backupDoors: Record<string, Prepare> = {
  readWhole: async () => (actor) => readWhole(actor, async () => {}),
  noteBackup: async () => (actor) =>
    noteBackup(actor, { file: '/tmp/record.zip', bytes: 1, rows: { claims: 0 } }),
  noteSamples: async () => (actor) => noteSamples(actor),
  announceDump: async () => (actor) => announceDump(actor),
  readPublic: async () => (actor) => readPublic(actor, async () => {}),
  loadPublic: async () => {
    await makeArticle(system)
    return (actor) =>
      loadPublic(actor, { manifest: { tables: [] } as unknown as DumpManifest, lines: noLines }).catch(
        (error: Error) => (may(actor, 'system: keep') ? full(error) : Promise.reject(error)),
      )
  },
  restoreWhole: async () => {
    await makeArticle(system)
    const backup = { manifest: emptyManifest(), product: '0.1.0', lines: noLines }
    return (actor) =>
      restoreWhole(actor, backup).catch((error: Error) =>
        may(actor, 'system: keep') ? full(error) : Promise.reject(error),
      )
  },
}
