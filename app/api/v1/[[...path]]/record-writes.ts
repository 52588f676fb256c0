import { publish } from '@/db/publishing'
import { deskSource } from '@/db/source-desk'
import { changeSource, recordSource } from '@/db/source-doors'
import { withdrawClaim } from '@/db/withdrawing'
import { changeOneSource, createPublication, createSource, withdrawOneClaim } from '@/lib/api/record-writes'
import { changed, claimNow, made, sourceNow } from './desk'
import { on } from './handled'

export const recordWrites = [
  on(createSource, async ({ actor, body, origin }) =>
    made(await sourceNow(actor, await recordSource(actor, body), origin)),
  ),
  on(changeOneSource, ({ actor, parts: { id }, body, versions: [version = 0], origin }) =>
    changed(
      async () => {
        const { name, kind, description } = await deskSource(actor, id)
        await changeSource(actor, { ...{ name, kind, description }, ...body, id, version })
      },
      () => sourceNow(actor, id, origin),
    ),
  ),
  on(createPublication, async ({ actor, body: { article, attestations } }) => {
    const { passages, claims, waits } = await publish(actor, { articleId: article, only: attestations })
    return {
      status: waits ? 202 : 200,
      body: { article, attestations: passages, claims, waits: Boolean(waits) },
    }
  }),
  on(withdrawOneClaim, ({ actor, parts: { id }, body, versions: [version = 0], origin }) =>
    changed(
      () => withdrawClaim(actor, { id, version, ...body }),
      () => claimNow(actor, id, origin),
    ),
  ),
]
