import { customType } from 'drizzle-orm/pg-core'

/** Postgres' search document; only ever generated and matched inside SQL. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
