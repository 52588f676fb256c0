import { z } from 'zod'

/** The number of a row, as text or number; Postgres' integer bounds it. */
export const rowId = z.coerce.number<number>().int().positive().max(2147483647)

/** The version of a row that was read. */
export const rowVersion = z.coerce.number<number>().int().min(0).max(2147483647)
