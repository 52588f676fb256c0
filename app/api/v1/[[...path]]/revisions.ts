import { historyPage, type Historied } from '@/db/history'
import { revisionOf } from '@/lib/api/revisions'
import type { Answered, Asked } from './handled'
import { listOf } from './list'

type Listed = Asked<{ id: number }, { after?: string; limit: number }, unknown>

/** The public changes of a row that is public. */
export async function revisionsOf(noun: Historied, asked: Listed): Promise<Answered> {
  const { id } = asked.parts
  const page = await historyPage(noun, id, asked.query)
  return listOf(asked, `/${noun}/${id}/revisions`, page, revisionOf)
}
