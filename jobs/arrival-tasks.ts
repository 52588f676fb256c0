import type { TaskList } from 'graphile-worker'
import { due } from './due'
import { importList, type Capture } from './import'
import { poll, type Opening } from './poll'

/** What the worker does so that articles come by themselves: lists, feeds, and what the clock calls for. */
export const arrivalTasks = (capture: Capture, opening: Opening): TaskList => ({
  import: (payload) => importList((payload as { importId: number }).importId, capture),
  poll: (payload) => poll((payload as { feedId: number }).feedId, opening),
  due,
})
