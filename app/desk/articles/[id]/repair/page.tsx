import type { Metadata } from 'next'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { repairOf } from '@/db/repair'
import { RepairDesk } from './repair-desk'

export const metadata: Metadata = { title: 'Repair', robots: { index: false } }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What a plain form says that was refused. */
const refusals: Record<string, string> = {
  conflict: 'This changed since the page was opened. Here is what is on record now.',
  invalid: 'There are no words to accept here.',
  forbidden: 'You may not do this. Sign in again.',
  'not-found': 'There is no such passage any more.',
}

export default async function RepairArticlePage({ params, searchParams }: Props) {
  const number = rowNumber((await params).id)
  const { item, refused } = await searchParams
  const repair = await ask(`/desk/articles/${number}/repair`, (actor) => repairOf(actor, number))
  const known = repair.items.find(({ id }) => String(id) === item)
  return (
    <RepairDesk
      repair={repair}
      first={known?.id ?? null}
      refused={typeof refused === 'string' && Object.hasOwn(refusals, refused) ? refusals[refused]! : null}
    />
  )
}
