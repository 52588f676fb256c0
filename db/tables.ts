import type { Sql, TransactionSql } from 'postgres'

/**
 * In no backup: nobody is to come in by an old cookie or a token that was revoked since, nor locked out by old tries; and
 * what programs were answered is theirs by their tokens.
 */
export const LEFT_OUT = ['idempotency_keys', 'rate_limits', 'sessions', 'tokens']

/** Filled by a migration, and so no sign that an instance was used. */
export const SEEDED = ['settings']

/** A name of the catalogue as SQL writes it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export type Column = { name: string; type: string; notNull: boolean }
/** A table; columns that the database works out by itself are left out. */
export type WholeTable = { name: string; columns: Column[]; key: string[] }

/** Every table of the record and its people, by name, whoever added it. */
export async function everyTable(tx: TransactionSql): Promise<WholeTable[]> {
  return tx<WholeTable[]>`
    select c.relname as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'notNull', a.attnotnull)
          order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select jsonb_agg(a.attname order by array_position(k.conkey, a.attnum))
        from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
        where k.conrelid = c.oid and k.contype = 'p') as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`
}

/** The sequences of this schema, with the last number that each gave. */
export async function everySequence(
  tx: TransactionSql,
): Promise<{ name: string; last: number; given: boolean }[]> {
  const names = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"`
  const sequences = []
  for (const { name } of names) {
    const [row] = await tx<{ last: string; given: boolean }[]>`
      select last_value as last, is_called as given from ${tx(name)}`
    sequences.push({ name, last: Number(row!.last), given: row!.given })
  }
  return sequences
}

/** The next row's number follows the last one's; other than setval this is undone with the transaction. */
export async function countOn(tx: TransactionSql, table: string): Promise<void> {
  const [row] = await tx<{ next: string }[]>`select coalesce(max(id), 0) + 1 as next from ${tx(table)}`
  await tx.unsafe(`alter table ${quoted(table)} alter column id restart with ${row!.next}`)
}

/** The migrations that a database has had, by their hashes; none where it holds no schema of ours. */
export async function appliedMigrations(sql: Sql | TransactionSql): Promise<string[]> {
  const [there] = await sql<{ there: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!there!.there) return []
  const rows = await sql<
    { hash: string }[]
  >`select hash from drizzle.__drizzle_migrations order by created_at`
  return rows.map(({ hash }) => hash)
}

/** What is in the tables: rows of each that has any, and tables that have none but gave numbers. */
export async function whatIsIn(
  tx: TransactionSql,
): Promise<{ rows: Map<string, number>; numbered: string[] }> {
  const rows = new Map<string, number>()
  for (const { name } of await everyTable(tx)) {
    if (SEEDED.includes(name)) continue
    const [row] = await tx<{ any: boolean }[]>`select exists (select from ${tx(name)}) as any`
    if (!row!.any) continue
    const [counted] = await tx<{ count: number }[]>`select count(*)::int as count from ${tx(name)}`
    rows.set(name, counted!.count)
  }
  const given = (await everySequence(tx)).filter((one) => one.given)
  return { rows, numbered: given.map(({ name }) => name.replace(/_id_seq$/, '')) }
}
