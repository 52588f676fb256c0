import { randomBytes } from 'node:crypto'
import { holdsRecords, inNewInstance } from '../db/first-run'
import { removeSamples } from '../db/samples'
import { makeFirstAdmin } from '../db/users'
import { system } from '../lib/permissions'
import { loadSamples } from './samples'

type FirstAdmin = { email: string; password: string }

/**
 * In an instance without users: the sample articles, then the first admin, whose sign-in is returned once.
 * A first run that was cut short begins anew. Null where there are users.
 */
export async function firstRun(admin: {
  email: string | null
  password: string | null
}): Promise<FirstAdmin | null> {
  return inNewInstance(async () => {
    const made = {
      email: admin.email ?? 'admin@onrecord.example',
      password: admin.password ?? randomBytes(12).toString('base64url'),
    }
    if (!(await holdsRecords())) {
      await removeSamples(system)
      await loadSamples()
    }
    await makeFirstAdmin(made)
    return made
  })
}
