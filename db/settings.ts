import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { scaleChange } from '../lib/assessment-input'
import type { Actor } from '../lib/permissions'
import { settingsChange } from '../lib/settings-input'
import { db } from './connection'
import { EVERYTHING, SETTINGS, settingsRead } from './notices'
import { settings } from './schema-settings'
import { stayInside } from './second-factor'
import { found, unchanged, write, type Writing } from './write'

export type Settings = Omit<z.output<typeof settingsChange>, 'version'> & { scale: string[]; version: number }

/** What is set for the whole instance; `scale` are the ratings of assessments, from the worst to the best. */
export async function readSettings(): Promise<Settings> {
  const [row] = await db().select().from(settings).where(eq(settings.id, 1))
  const { id: _, assessmentScale: scale, ...rest } = found(row, 'settings')
  return { scale, ...rest }
}

async function locked({ tx }: Writing, version: number): Promise<void> {
  const [row] = await tx.select().from(settings).where(eq(settings.id, 1)).for('update')
  const { version: onRecord, ...current } = found(row, 'settings')
  unchanged(version, onRecord, current)
}

/** Sets the ratings that assessments may give; those given before keep their word and place. Errors: Conflict. */
export async function changeScale(actor: Actor, input: z.input<typeof scaleChange>): Promise<void> {
  await write(
    actor,
    'settings: change',
    { schema: scaleChange, input },
    async (writing, { scale, version }) => {
      await locked(writing, version)
      await writing.tx.update(settings).set({ assessmentScale: scale }).where(eq(settings.id, 1))
      // A rating is shown with the ends of the scale.
      writing.changed(SETTINGS)
    },
  )
}

/**
 * Sets what holds for the whole instance: its name, keeper, licence, feeds, rights. Comes back when this process shows
 * it. Errors: Invalid by field, Conflict with what is on record.
 */
export async function changeSettings(actor: Actor, input: z.input<typeof settingsChange>): Promise<void> {
  await write(
    actor,
    'settings: change',
    { schema: settingsChange, input },
    async (writing, { version, ...change }) => {
      await locked(writing, version)
      await stayInside(writing.tx, writing.actor, change.secondFactor)
      await writing.tx.update(settings).set(change).where(eq(settings.id, 1))
      writing.changed(SETTINGS, EVERYTHING)
    },
  )
  await settingsRead()
}
