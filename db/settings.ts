import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { scaleChange } from '../lib/assessment-input'
import type { Actor } from '../lib/permissions'
import { db } from './connection'
import { settings } from './schema-settings'
import { found, unchanged, write } from './write'

const columns = { scale: settings.assessmentScale, version: settings.version }

/** What is set for the whole instance: the ratings of assessments, from the worst to the best. */
export async function readSettings(): Promise<{ scale: string[]; version: number }> {
  const [row] = await db().select(columns).from(settings).where(eq(settings.id, 1))
  return found(row, 'settings')
}

/** Sets the ratings that assessments may give; those given before keep their word and place. Errors: Conflict. */
export async function changeScale(actor: Actor, input: z.input<typeof scaleChange>): Promise<void> {
  await write(
    actor,
    'settings: change',
    { schema: scaleChange, input },
    async ({ tx, changed }, { scale, version }) => {
      const [row] = await tx.select(columns).from(settings).where(eq(settings.id, 1)).for('update')
      unchanged(version, found(row, 'settings').version, row)
      await tx.update(settings).set({ assessmentScale: scale }).where(eq(settings.id, 1))
      // A rating is shown with the ends of the scale.
      changed('settings')
    },
  )
}
