import { sql } from 'drizzle-orm'
import type { PeopleFile } from '../lib/people-file'
import { matchPeople, type Choices, type KnownSource } from '../lib/people-match'
import type { db, Transaction } from './connection'

type Reader = Transaction | ReturnType<typeof db>

/** Without case and accents, as the indexes have it. */
async function plainWords(reader: Reader, file: PeopleFile): Promise<(words: string) => string> {
  const said = file.entries.flatMap(({ name, names, roles }) => [
    name,
    ...names.map((other) => other.name),
    ...roles.map(({ title }) => title),
  ])
  const words = [...new Set(said)]
  const rows = await reader.execute<{ words: string; plain: string }>(sql`
    select words, plain(words) as plain from json_array_elements_text(${JSON.stringify(words)}::json) as words`)
  const known = new Map(rows.map((row) => [row.words, row.plain]))
  return (asked) => known.get(asked) ?? asked.toLowerCase()
}

/** Sources that have a name or an identifier of one of these; no sample, since what is real may not rest on one. */
async function knownTo(
  reader: Reader,
  file: PeopleFile,
  plain: (words: string) => string,
): Promise<KnownSource[]> {
  const names = JSON.stringify([...new Set(file.entries.map(({ name }) => plain(name)))])
  const identifiers = JSON.stringify(file.entries.flatMap((entry) => entry.identifiers))
  const rows = await reader.execute<KnownSource>(sql`
    with asked as materialized (select name from json_array_elements_text(${names}::json) as name),
    registered as materialized (
      select scheme, value from json_to_recordset(${identifiers}::json) as r (scheme text, value text)),
    -- Each is looked up by its index, however many there are.
    ids as (
      select s.id from asked a
        cross join lateral (select id from sources where plain(name) = a.name limit 100) s
      union select n.source_id from asked a
        cross join lateral (select source_id from source_names
          where plain(name) = a.name and kind <> 'metonym' limit 100) n
      union select i.source_id from registered r
        cross join lateral (select source_id from identifiers
          where scheme = r.scheme and value = r.value limit 100) i)
    select s.id, s.kind, s.name, plain(s.name) as plain, s.description,
      coalesce((select json_agg(plain(n.name)) from source_names n where n.source_id = s.id), '[]') as names,
      coalesce((select json_agg(json_build_object('scheme', i.scheme, 'value', i.value))
        from identifiers i where i.source_id = s.id), '[]') as identifiers,
      coalesce((select json_agg(json_build_object('title', plain(r.title), 'organisation', r.organisation_id,
        'held', r.held)) from roles r where r.source_id = s.id), '[]') as roles,
      coalesce((select json_agg(o.parent_id) from organisation_parents o where o.source_id = s.id), '[]') as parents
    from ids cross join lateral (select * from sources x where x.id = ids.id limit 1) s
    where s.merged_into is null and not s.sample and s.kind <> 'unnamed'
    order by s.id`)
  return [...rows]
}

/** What each entry of a file is to the record as it stands. */
export async function matchedWith(reader: Reader, file: PeopleFile, choices: Choices) {
  const plain = await plainWords(reader, file)
  return { ...matchPeople(file, await knownTo(reader, file, plain), plain, choices), plain }
}
