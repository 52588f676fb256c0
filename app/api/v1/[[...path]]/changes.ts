import { publicChanges } from '@/db/changes'
import { changeOf, listChanges } from '@/lib/api/changes'
import { on } from './handled'

export const changes = [
  on(listChanges, async ({ query, origin }) => {
    const { items, reached, more } = await publicChanges(query)
    return {
      body: {
        items: items.map((change) => changeOf(change, origin)),
        next: more ? `${origin}/api/v1/changes?limit=${query.limit}&since=${reached}` : null,
        since: reached,
      },
    }
  }),
]
