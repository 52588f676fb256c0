import postgres from 'postgres'
import { closeDatabase } from './connection'
import { LEFT_OUT } from './tables'

const outer = process.env.DATABASE_URL ?? ''
let made = 0
const names: string[] = []

async function beside(statement: string): Promise<void> {
  const sql = postgres(outer, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

/** Makes an empty database, without a schema, and goes over to it; returns its address. */
export async function enterNew(): Promise<string> {
  const name = `drill_${process.pid}_${(made += 1)}`
  names.push(name)
  await beside(`create database ${name}`)
  return enter(outer.replace(/[^/]*$/, name))
}

/** The same, as a role of its own that owns the database and has no other right. */
export async function enterNewAsOwner(): Promise<string> {
  const url = new URL(await enterNew())
  const role = url.pathname.slice(1)
  await beside(`create role ${role} login password 'of a drill'`)
  await beside(`alter database ${role} owner to ${role}`)
  Object.assign(url, { username: role, password: 'of a drill' })
  return enter(url.href)
}

export async function enter(url: string): Promise<string> {
  await closeDatabase()
  process.env.DATABASE_URL = url
  return url
}

/** Back to the room's own database; the made ones are dropped. */
export async function leaveAll(): Promise<void> {
  await enter(outer)
  await closeDatabase()
  for (const name of names.splice(0)) {
    await beside(`drop database if exists ${name} with (force)`)
    await beside(`drop role if exists ${name}`)
  }
}

/** Answers of a database of a drill. */
export async function ask<Row = Record<string, unknown>>(url: string, query: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  try {
    return [...(await sql.unsafe(query))] as unknown as Row[]
  } finally {
    await sql.end()
  }
}

/** Of each table how many rows it has and a hash of them all, each as text, by primary key; sessions and such left out. */
export async function everyRow(url: string): Promise<Record<string, string>> {
  const tables = await ask<{ name: string; key: string }>(
    url,
    `select c.relname as name, string_agg(a.attname, ', ' order by array_position(k.conkey, a.attnum)) as key
     from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 1`,
  )
  const told: Record<string, string> = {}
  for (const { name, key } of tables) {
    if (LEFT_OUT.includes(name)) continue
    const [row] = await ask<{ rows: string }>(
      url,
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by ${key})), '') as rows from ${name} t`,
    )
    told[name] = row!.rows
  }
  return told
}

/** The next number of each sequence. */
export async function nextNumbers(url: string): Promise<Record<string, string>> {
  const sequences = await ask<{ name: string }>(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`,
  )
  const told: Record<string, string> = {}
  for (const { name } of sequences) {
    const [row] = await ask<{ last_value: string; is_called: boolean }>(url, `select * from ${name}`)
    told[name] = `${row!.last_value} ${row!.is_called}`
  }
  return told
}

/** Indexes, constraints and triggers. */
export const everyRule = (url: string) =>
  ask(
    url,
    `select
      (select jsonb_agg(indexdef order by indexdef) from pg_indexes where schemaname = 'public') as indexes,
      (select jsonb_agg(conname || pg_get_constraintdef(oid) || convalidated order by conrelid::regclass::text, conname)
        from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n') as constraints,
      (select jsonb_agg(tgrelid::regclass || tgname || tgenabled::text order by tgrelid::regclass::text, tgname)
        from pg_trigger where not tgisinternal) as triggers`,
  )
