import type { TaskList } from 'graphile-worker'
import { due } from './due'
import { capture, type Tools } from './capture'
import { importList } from './import'
import { poll } from './poll'

/** What the worker does so that articles come in: pages, lists, feeds, and what the clock calls for. */
export const arrivalTasks = (tools: Tools): TaskList => ({
  capture: (payload) => capture((payload as { captureId: number }).captureId, tools),
  import: (payload) => importList((payload as { importId: number }).importId, (id) => capture(id, tools)),
  poll: (payload) => poll((payload as { feedId: number }).feedId, tools),
  due,
})
