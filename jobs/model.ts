import { readEnv, type ModelSettings } from '../lib/env'

/** The language model of this instance (ONRECORD_MODEL); null where there is none. */
export function modelSettings(): ModelSettings | null {
  const read = readEnv(process.env)
  return 'settings' in read ? read.settings.model : null
}
