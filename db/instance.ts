import { eq } from 'drizzle-orm'
import { holdInstance } from '../lib/instance'
import { db } from './connection'
import { settings } from './schema-settings'

/** Reads what is set for the whole instance into this process, for the pages that show it. */
export async function loadInstance(): Promise<void> {
  const [row] = await db().select().from(settings).where(eq(settings.id, 1))
  if (!row) return
  const { name, keeper, contact, licence, licenceUrl, feeds } = row
  holdInstance({ name, keeper, contact, feeds, licence: { name: licence, url: licenceUrl } })
}
