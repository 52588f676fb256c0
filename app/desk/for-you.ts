import { cache } from 'react'
import { actor } from '@/auth'
import { countForMe } from '@/db/review-desk'
import { may } from '@/lib/permissions'

/** How much waits for who sends this request, counted up to 100; asked once a request. */
export const forYou = cache(async (): Promise<number> => {
  const asking = await actor()
  return may(asking, 'desk: read') ? countForMe(asking) : 0
})
