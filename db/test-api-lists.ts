import { articleHeads, versionHeads } from './article-heads'
import { attestationsOf } from './attestation-lists'
import { claimHeads } from './claim-heads'
import { publicChanges } from './changes'
import { publicRevisions } from './public-revisions'
import { byId, type List } from './test-lists'
import { utterancesSaying } from './utterance-lists'

/** Lists that programs read. */
export const apiLists: Record<string, List> = {
  'claims without what was said': {
    page: async (after) => byId(await claimHeads({ after, limit: 100 })),
    all: `select id from claims where state = 'published' order by last_said desc, id desc`,
    index: ['claims_public'],
  },
  'utterances of a claim': {
    page: async (after) => byId(await utterancesSaying(1, { after, limit: 1 })),
    all: 'select id from utterances where claim_id = 1 and public order by said_to desc, id desc',
    index: ['utterances_claim'],
  },
  'attestations of a claim': {
    page: async (after) => byId(await attestationsOf('claim', 1, { after, limit: 1 })),
    all: `select a.id from attestations a join utterances u on u.id = a.utterance_id
      where u.claim_id = 1 and a.public order by a.id`,
    index: ['utterances_claim', 'attestations_utterance'],
  },
  'attestations of an utterance': {
    page: async (after) => byId(await attestationsOf('utterance', 9, { after, limit: 1 })),
    all: 'select id from attestations where utterance_id = 9 and public order by id',
    index: ['attestations_utterance'],
  },
  'attestations of an article': {
    page: async (after) => byId(await attestationsOf('article', 9, { after, limit: 1 })),
    all: `select a.id from attestations a join article_versions v on v.id = a.version_id
      where v.article_id = 9 and a.public order by a.id`,
    index: ['article_versions_number', 'attestations_version'],
  },
  'articles without their texts': {
    page: async (after) => byId(await articleHeads({ after, limit: 100 })),
    all: `select id from articles where public_passages > 0
      order by coalesce(published_to, '-infinity'::date) desc, id desc`,
    index: ['articles_public'],
  },
  'versions of an article': {
    page: async (after) => {
      const { lines, next } = await versionHeads(9, { after, limit: 1 })
      return { ids: lines.map(({ number }) => number), next }
    },
    all: 'select number as id from article_versions where article_id = 9 order by number desc',
    index: ['article_versions_number'],
  },
  'changes of the public record': {
    page: async (after) => {
      for (let since = after ? Number(after) : 0; ;) {
        const { items, reached, more } = await publicChanges({ since, limit: 100 })
        // Of many changes readers see nothing.
        if (items.length || !more)
          return { ids: items.map(({ id }) => id), next: more ? String(reached) : null }
        since = reached
      }
    },
    all: `select id::int from (${publicRevisions('select * from revisions')}) as shown order by id`,
    index: ['revisions_pkey'],
    // The columns of each are looked through, before and after.
    most: 20_000,
  },
}
