import type { TransactionSql } from 'postgres'

/**
 * Takes the indexes and foreign keys of these tables away for a load, but for the primary keys and other constraints,
 * and the users' triggers with them. Returns how they come back: checked, and as they were.
 */
export async function setAside(
  tx: TransactionSql,
  tables: readonly string[],
): Promise<{ restore(): Promise<void> }> {
  const indexes = await tx<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid in (select t::regclass from unnest(${tables as string[]}::text[]) as t)
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    order by i.indexrelid`
  const keys = await tx<{ name: string; source: string; definition: string }[]>`
    select conname as name, conrelid::regclass::text as source, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and conrelid in (select t::regclass from unnest(${tables as string[]}::text[]) as t)
    order by oid`
  const always = await tx<{ name: string; source: string }[]>`
    select tgname as name, tgrelid::regclass::text as source
    from pg_trigger
    where tgenabled = 'A' and tgrelid in (select t::regclass from unnest(${tables as string[]}::text[]) as t)`
  for (const table of tables) await tx`alter table ${tx(table)} disable trigger user`
  for (const { name, source } of keys) await tx.unsafe(`alter table ${source} drop constraint "${name}"`)
  for (const { name } of indexes) await tx.unsafe(`drop index ${name}`)
  return {
    async restore() {
      for (const { definition } of indexes) await tx.unsafe(definition)
      for (const { name, source, definition } of keys)
        await tx.unsafe(`alter table ${source} add constraint "${name}" ${definition}`)
      for (const table of tables) {
        await tx`alter table ${tx(table)} enable trigger user`
        await tx`analyze ${tx(table)}`
      }
      for (const { name, source } of always)
        await tx.unsafe(`alter table ${source} enable always trigger "${name}"`)
    },
  }
}
