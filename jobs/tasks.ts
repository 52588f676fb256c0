import type { TaskList } from 'graphile-worker'
import { renewSearch } from '../db/search-stale'
import { sealRevisions } from '../db/sealing'
import { makeSuggestions } from '../db/suggestions'
import { isExpected } from '../lib/errors'
import { system } from '../lib/permissions'
import { arrivalTasks } from './arrival-tasks'
import type { Tools } from './capture'

/** What the worker does. A failure is tried again later, unless what the job is about is gone. */
export const tasks = (tools: Tools): TaskList => ({
  suggest: async (payload) => {
    try {
      await makeSuggestions(system, payload as { versionId: number })
    } catch (error) {
      if (!isExpected(error) || error.kind !== 'not-found') throw error
    }
  },
  search: async () => {
    while (await renewSearch(system));
  },
  seal: async () => void (await sealRevisions(system)),
  ...arrivalTasks(tools),
})
