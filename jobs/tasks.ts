import type { TaskList } from 'graphile-worker'
import { renewSearch } from '../db/search-stale'
import { askSecondReader } from '../db/second-readings'
import { sealRevisions } from '../db/sealing'
import { makeSuggestions } from '../db/suggestions'
import { isExpected } from '../lib/errors'
import { system } from '../lib/permissions'
import { arrivalTasks } from './arrival-tasks'
import type { Tools } from './capture'
import type { SecondReader } from './second-reader'
import { secondReading } from './second-reading'

/**
 * What the worker does, with a second reader or without. A failure is tried again later, unless what the job is about is
 * gone.
 */
export const tasks = (tools: Tools, second: SecondReader | null = null): TaskList => ({
  suggest: async (payload) => {
    const version = payload as { versionId: number }
    try {
      await makeSuggestions(system, version)
      if (second) await askSecondReader(system, version)
    } catch (error) {
      if (!isExpected(error) || error.kind !== 'not-found') throw error
    }
  },
  search: async () => {
    while (await renewSearch(system));
  },
  seal: async () => void (await sealRevisions(system)),
  ...(second && { 'second-reading': secondReading(second) }),
  ...arrivalTasks(tools),
})
