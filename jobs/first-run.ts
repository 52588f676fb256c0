import { randomBytes } from 'node:crypto'
import { inNewInstance, noteSamples, wasFilled } from '../db/first-run'
import { removeSamples } from '../db/samples'
import { makeFirstAdmin } from '../db/users'
import { system } from '../lib/permissions'
import { loadSamples } from './samples'

type FirstAdmin = { email: string; password: string }

/**
 * In an instance without users: the sample articles, unless it was filled before, as by a dump; then the first admin,
 * whose sign-in is returned once; with `setUp` that is left to a page. Samples that were cut short are made anew. Null
 * where there are users.
 */
export async function firstRun(
  admin: { email: string | null; password: string | null },
  { setUp }: { setUp: boolean },
): Promise<FirstAdmin | 'to set up' | null> {
  return inNewInstance(async () => {
    const made = {
      email: admin.email ?? 'admin@onrecord.example',
      password: admin.password ?? randomBytes(12).toString('base64url'),
    }
    if (!(await wasFilled())) {
      await removeSamples(system)
      await loadSamples()
      await noteSamples(system)
    }
    if (setUp) return 'to set up' as const
    await makeFirstAdmin(made)
    return made
  })
}
