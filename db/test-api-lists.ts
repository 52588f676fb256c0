import { claimHeads } from './claim-heads'
import { byId, type List } from './test-lists'

/** Lists that programs read. */
export const apiLists: Record<string, List> = {
  'claims without what was said': {
    page: async (after) => byId(await claimHeads({ after, limit: 100 })),
    all: `select id from claims where state = 'published' order by last_said desc, id desc`,
    index: ['claims_public'],
  },
}
