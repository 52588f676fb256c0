import postgres from 'postgres'

const OLDEST = 150000
const EXTENSIONS = ['pg_trgm', 'unaccent']

/**
 * What is wrong with a database of the user's own, in one line that says what to do; null where Onrecord can
 * work with it: it answers, is Postgres 15 or newer, in UTF-8, and has (or may create) the extensions.
 */
export async function databaseProblem(url: string): Promise<string | null> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { statement_timeout: 10_000 },
  })
  try {
    const [server] = await sql<{ number: number; version: string; encoding: string }[]>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding`
    if (!server || server.number < OLDEST)
      return `DATABASE_URL names a Postgres ${server?.version}; Onrecord needs 15 or newer.`
    if (server.encoding !== 'UTF8')
      return `DATABASE_URL names a database in ${server.encoding}; create one with encoding UTF8.`
    for (const name of EXTENSIONS) {
      try {
        await sql`create extension if not exists ${sql(name)}`
      } catch (error) {
        return `The database lacks the extension ${name} and it cannot be created (${reason(error)}): install it, or let an administrator run: create extension ${name}`
      }
    }
    return null
  } catch (error) {
    return `The database of DATABASE_URL does not answer (${reason(error)}). Start it, correct DATABASE_URL, or unset it to use the embedded one.`
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {})
  }
}

// Some errors of the network carry their reason only in the code or in a list.
function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length) return reason(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return (error.message || ('code' in error ? String(error.code) : error.name)).replace(/\s+/g, ' ')
}
