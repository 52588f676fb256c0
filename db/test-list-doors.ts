import { system } from '../lib/permissions'
import { bringInRows, goOn, reviveImports, settleRow } from './import-rows'
import { deskImport, deskImports, importFailures, runningImports } from './import-desk'
import * as imports from './imports'
import { receiveList } from './receiving'
import { freshAddress, type Prepare } from './test-arrival-doors'
import { unique } from './test-rows'

type Row = Parameters<typeof imports.addRows>[1]['rows'][number]

export const addressRow = (line: number): Row => ({ line, data: { url: freshAddress() }, problem: null })
export const textRow = (line: number, text = unique('The words of an article.')): Row => ({
  line,
  data: { text },
  problem: null,
})
export const badRow = (line: number): Row => ({ line, data: null, problem: 'The line is no JSON object.' })

/** A list that is taken in, with these rows. */
export async function receiving(rows = [textRow(2)]): Promise<{ id: number }> {
  const id = await imports.openImport(system, { name: 'kestrel-list.csv' })
  if (rows.length) await imports.addRows(system, { id, rows })
  return { id }
}

/** A list that is brought in. */
export async function running(rows?: Row[]): Promise<{ id: number }> {
  const list = await receiving(rows)
  await imports.startImport(system, list)
  return list
}

const paused = async () => {
  const list = await running()
  await imports.pauseImport(system, list)
  return list
}

async function* fileOf(address: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`url\n${address}\n`)
}

export const listDoors: Record<string, Prepare> = {
  openImport: async () => (actor) => imports.openImport(actor, { name: 'list.csv' }),
  receiveList: async () => (actor) => receiveList(actor, 'list.csv', fileOf('a.example/1')),
  addRows: async () => {
    const { id } = await receiving()
    return (actor) => imports.addRows(actor, { id, rows: [textRow(3)] })
  },
  startImport: async () => {
    const list = await receiving()
    return (actor) => imports.startImport(actor, list)
  },
  breakImport: async () => {
    const list = await receiving()
    return (actor) => imports.breakImport(actor, { ...list, problem: 'The file ended early.' })
  },
  pauseImport: async () => {
    const list = await running()
    return (actor) => imports.pauseImport(actor, list)
  },
  resumeImport: async () => {
    const list = await paused()
    return (actor) => imports.resumeImport(actor, list)
  },
  stopImport: async () => {
    const list = await paused()
    return (actor) => imports.stopImport(actor, list)
  },
  retryFailed: async () => {
    const list = await running([badRow(2), textRow(3)])
    return (actor) => imports.retryFailed(actor, list)
  },
  runningImports: async () => (actor) => runningImports(actor),
  deskImports: async () => (actor) => deskImports(actor),
  deskImport: async () => {
    const { id } = await receiving()
    return (actor) => deskImport(actor, id)
  },
  importFailures: async () => {
    const { id } = await receiving()
    return (actor) => importFailures(actor, id)
  },
}

export const listWorkDoors: Record<string, Prepare> = {
  bringInRows: async () => {
    const { id } = await running()
    return (actor) => bringInRows(actor, { id, most: 10 })
  },
  settleRow: async () => {
    const { id } = await running([addressRow(2)])
    return (actor) => settleRow(actor, { id, line: 2 })
  },
  goOn: async () => {
    const { id } = await running()
    return (actor) => goOn(actor, { id })
  },
  reviveImports: async () => (actor) => reviveImports(actor),
  breakForgotten: async () => (actor) => imports.breakForgotten(actor),
}
