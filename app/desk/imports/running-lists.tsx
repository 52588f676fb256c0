import type { ImportProgress } from '@/db/import-desk'
import { ListProgress } from './list-progress'

/**
 * The lists that come, run or are paused (`runningImports`), for the top of the desk; nothing where there are none.
 * What failed in them is asked for by the page's script, and stands on the list's own page.
 */
export function RunningLists({ lists }: { lists: ImportProgress[] }) {
  return lists.map((list) => (
    <ListProgress key={list.id} initial={{ ...list, failures: [], next: null, retriable: false }} />
  ))
}
