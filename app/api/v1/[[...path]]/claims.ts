import { claimHead, claimHeads } from '@/db/claim-heads'
import { withdrawal } from '@/db/claims'
import { mergedInto } from '@/db/survivors'
import { claimOf, getClaim, listClaims } from '@/lib/api/claims'
import { longDate } from '@/lib/dates'
import { on, type Answered } from './handled'
import { nextOf } from './next'

export const claims = [
  on(listClaims, async ({ query, origin }) => {
    const { lines, next } = await claimHeads(query)
    return {
      body: {
        items: lines.map((line) => claimOf(line, origin)),
        next: nextOf('/claims', query, next, origin),
      },
    }
  }),
  on(getClaim, async ({ parts, origin }) => {
    const head = await claimHead(parts.id)
    return head ? { body: claimOf(head, origin) } : noClaim(parts.id)
  }),
]

/** What a claim that is not public comes to; `under` is what was asked for below its address. */
export async function noClaim(id: number, under = ''): Promise<Answered> {
  const into = await mergedInto('claims', id)
  if (into) return { moved: `/claims/${into}${under}` }
  const gone = await withdrawal(id)
  if (!gone) return { problem: 'not-found', detail: `There is no public claim ${id}.` }
  const { on, reason } = gone
  return {
    problem: 'withdrawn',
    detail: `Claim ${id} was withdrawn on ${longDate(on)}. ${reason}`,
    withdrawn: { on, reason },
  }
}
