import path from 'node:path'
import postgres from 'postgres'
import { ensureDatabase } from './embedded'
import { migrate } from './migrate'

/**
 * Before the tests of this room: a fresh database with the newest schema, named by DATABASE_URL; dropped after
 * them. ONRECORD_TEST_DATA names the folder of the Postgres under it.
 */
export default async function testDatabase(): Promise<() => Promise<void>> {
  const data = process.env.ONRECORD_TEST_DATA || path.join(import.meta.dirname, '../.data/test')
  const embedded = await ensureDatabase(data)
  const name = `test_${process.pid}`
  const url = embedded.url.replace(/[^/]*$/, name)
  const sql = postgres(embedded.url, { max: 1, onnotice: () => {} })
  const drop = () => sql.unsafe(`drop database if exists ${name} with (force)`)
  const close = async () => {
    await drop()
    await sql.end()
    await embedded.stop()
  }
  try {
    await drop()
    await sql.unsafe(`create database ${name}`)
    await migrate(url)
  } catch (error) {
    await close()
    throw error
  }
  process.env.DATABASE_URL = url
  return close
}
