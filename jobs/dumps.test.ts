import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { client } from '../db/connection'
import { changePublisher } from '../db/publisher-doors'
import { migrate } from '../db/migrate'
import { ask, enterNew, leaveAll } from '../db/test-drill'
import { edition, formOf, makeArticle, makePublished } from '../db/test-rows'
import { changeStatement } from '../db/statements'
import { withdrawAttestation, withdrawClaim } from '../db/withdrawing'
import { dumpName } from '../lib/dumps'
import { system } from '../lib/permissions'
import { openDump, writeDump } from './dump-file'
import { makeDump, nightlyDump, renewDump } from './dumps'
import { newestDump, outdated } from './offered-dump'

// What is done between the moment that a dump shows and its end.
const meanwhile = vi.hoisted(() => ({ does: [] as (() => Promise<unknown>)[] }))
vi.mock('./dump-file', async (original) => {
  const real = await original<typeof import('./dump-file')>()
  const writeDump: typeof real.writeDump = async (...given) => {
    const written = await real.writeDump(...given)
    await meanwhile.does.shift()?.()
    return written
  }
  return { ...real, writeDump }
})

const folder = path.join(mkdtempSync(path.join(tmpdir(), 'onrecord-dumps-')), 'dumps')
afterAll(async () => {
  await leaveAll()
  rmSync(path.dirname(folder), { recursive: true, force: true })
})

const night = (day: number) => new Date(`2026-11-${day}T02:37:00Z`)
const files = () => readdirSync(folder).filter((file) => file.endsWith('.zip'))

test('a dump each night, the last two; one that holds what was withdrawn goes', async () => {
  const url = await enterNew()
  await migrate(url)
  const outlet = 'The Harbour Post'
  const statement = await makePublished(system, {}, await makeArticle(system, { publisher: outlet }))
  expect(newestDump(folder)).toBeNull()
  await nightlyDump(folder, night(20))
  await nightlyDump(folder, night(20))
  expect(files()).toEqual([dumpName(night(20))])
  writeFileSync(path.join(folder, `${dumpName(night(21))}.7.part`), 'broken off')
  for (const day of [21, 22]) await nightlyDump(folder, night(day))
  expect(files()).toEqual([dumpName(night(21)), dumpName(night(22))])
  expect(readdirSync(folder)).toHaveLength(4)
  const newest = newestDump(folder)!
  expect(newest.file).toBe(dumpName(night(22)))
  const [last] = await ask<{ id: string }>(url, 'select max(id) as id from revisions')
  expect(newest.since).toBe(Number(last!.id))

  await makePublished(system)
  expect(await outdated(newest)).toBe(false)
  await renewDump(folder)
  expect(newestDump(folder)).toEqual(newest)
  await withdrawClaim(system, { ...(await edition(statement)).claim, reason: 'It was never said.' })
  expect(await outdated(newest)).toBe(true)
  await renewDump(folder)
  const anew = newestDump(folder)!
  expect(files()).toEqual([anew.file])
  expect(await outdated(anew)).toBe(false)
  const { lines, close } = await openDump(path.join(folder, anew.file))
  for await (const piece of lines('claims'))
    expect(JSON.parse(piece.toString().split('\n')[0]!)).toMatchObject({ state: 'withdrawn', wording: null })
  close()

  const [publisher] = await ask<{ id: number; version: number }>(url, 'select id, version from publishers')
  const change = { ...publisher!, name: outlet, host: null, country: null, description: null }
  await changePublisher(system, { ...change, rights: 'full', confirmed: true })
  expect(await outdated(anew)).toBe(true)
  await makeDump(folder)
  expect(await outdated(newestDump(folder)!)).toBe(false)
}, 120_000)

test('a corrected utterance whose only passage was withdrawn leaves no words, nor the name of its source', async () => {
  await migrate(await enterNew())
  const kept = await makePublished(system)
  const gone = await makePublished(system, {
    claim: { id: kept.claim },
    source: { name: 'Kelpwort', kind: 'person' },
    capacity: 'kelpwort diver',
  })
  const pages = async (name: string) => {
    const file = path.join(path.dirname(folder), name)
    await writeDump(file, { force: false })
    const { lines, close } = await openDump(file)
    let text = ''
    for (const table of ['sources', 'utterances', 'revisions'] as const)
      for await (const piece of lines(table)) text += piece.toString()
    close()
    return text
  }
  await changeStatement(system, { ...(await formOf(gone.attestation)), capacity: 'tender of kelpwort' })
  expect(await pages('before.zip')).toMatch(/Kelpwort[^]*kelpwort diver/)
  await withdrawAttestation(system, { ...(await edition(gone)).passage, reason: 'It was never said.' })
  expect(await pages('after.zip')).not.toMatch(/kelpwort/i)
}, 120_000)

test('one made after a withdrawal is offered while others write, until they commit one; it is made anew in due time', async () => {
  await migrate(await enterNew())
  const place = path.join(path.dirname(folder), 'others')
  const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 3, minute))
  const stale = () => outdated(newestDump(place)!)
  const [slow, quick, last] = [
    await makePublished(system),
    await makePublished(system),
    await makePublished(system),
  ]
  const withdraw = async (one: typeof quick) =>
    withdrawClaim(system, { ...(await edition(one)).claim, reason: 'It was never said.' })
  const connection = await client().reserve()
  try {
    await connection`begin`
    await connection`update claims set state = 'withdrawn', withdrawn_reason = 'Never said.' where id = ${slow.claim}`
    await withdraw(quick)
    await makeDump(place, at(0))
    expect(newestDump(place)).toMatchObject({ since: 0, known: 1 })
    expect(await stale()).toBe(false)
    await connection`commit`
  } finally {
    connection.release()
  }
  expect(await stale()).toBe(true)
  await renewDump(place, at(1))
  expect(await stale()).toBe(false)
  await withdraw(last)
  await renewDump(place, at(3))
  expect(await stale()).toBe(true)
  await renewDump(place, at(4))
  expect(await stale()).toBe(false)
}, 120_000)

test('the first is made as soon as there is none, and what is withdrawn then does not wait', async () => {
  await migrate(await enterNew())
  const place = path.join(path.dirname(folder), 'first')
  const statement = await makePublished(system)
  const later = new Date('2099-12-01T12:00:00Z')
  await renewDump(place, later)
  const first = newestDump(place)!
  expect(await outdated(first)).toBe(false)
  await withdrawClaim(system, { ...(await edition(statement)).claim, reason: 'It was never said.' })
  expect(await outdated(first)).toBe(true)
  await renewDump(place, later)
  expect(await outdated(newestDump(place)!)).toBe(false)
}, 120_000)

test('one during whose making something is withdrawn is begun again at once, until nothing is', async () => {
  await migrate(await enterNew())
  const place = path.join(path.dirname(folder), 'overtaken')
  const stale = () => outdated(newestDump(place)!)
  const statements = []
  for (let count = 0; count < 7; count += 1) statements.push(await makePublished(system))
  const withdrawing = statements.map(
    (one) => async () =>
      withdrawClaim(system, { ...(await edition(one)).claim, reason: 'It was never said.' }),
  )
  meanwhile.does = withdrawing.splice(0, 2)
  await makeDump(place, night(20))
  expect(meanwhile.does).toEqual([])
  expect(await stale()).toBe(false)
  // Where there is no end of it, others of the worker's jobs have their turn, and the next does not wait for its time.
  meanwhile.does = withdrawing
  await renewDump(place, night(21))
  expect(await stale()).toBe(false)
  await makeDump(place, night(21))
  expect(meanwhile.does).toEqual([])
  expect(await stale()).toBe(true)
  await renewDump(place, night(21))
  expect(await stale()).toBe(false)
  const { lines, close } = await openDump(path.join(place, newestDump(place)!.file))
  let claims = ''
  for await (const piece of lines('claims')) claims += piece.toString()
  close()
  expect(claims.match(/"state":"withdrawn"/g)).toHaveLength(7)
}, 120_000)
