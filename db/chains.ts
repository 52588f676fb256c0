import { eq, sql, type SQLWrapper } from 'drizzle-orm'
import type { z } from 'zod'
import { Invalid } from '../lib/errors'
import type { ChainStep } from '../lib/record'
import type { chainStep } from '../lib/statement-input'
import type { Transaction } from './connection'
import { publisherNamed } from './publishers'
import { utterances } from './schema'

/** The steps as they are stored: agencies and outlets become publishers, a channel without a name is the utterance's. */
export async function chainOf(
  tx: Transaction,
  steps: z.output<typeof chainStep>[],
  utteranceId: number,
): Promise<ChainStep[]> {
  const chain: ChainStep[] = []
  for (const [at, { kind, name }] of steps.entries()) {
    if (kind === 'own') chain.push({ kind, name: null, publisherId: null })
    else if (kind === 'channel') {
      const channel = name ?? (await channelOf(tx, utteranceId))
      if (!channel) throw new Invalid([{ field: `chain.${at}.name`, message: 'Write which channel.' }])
      chain.push({ kind, name: channel, publisherId: null })
    } else chain.push({ kind, name, publisherId: await publisherNamed(tx, name, null) })
  }
  return chain
}

async function channelOf(tx: Transaction, utteranceId: number): Promise<string | null> {
  const [said] = await tx
    .select({ channel: utterances.channel })
    .from(utterances)
    .where(eq(utterances.id, utteranceId))
  return said?.channel ?? null
}

/** A stored chain with the names that its publishers have now. */
export const namedChain = (chain: SQLWrapper) => sql<
  ChainStep[]
>`case when ${chain} = '[]' then '[]'::jsonb else (
  select jsonb_agg(jsonb_build_object('kind', step ->> 'kind', 'name', coalesce(named.name, step ->> 'name'),
    'publisherId', named.id) order by place)
  from jsonb_array_elements(${chain}) with ordinality as steps (step, place)
  left join publishers named on named.id = (step ->> 'publisherId')::int) end`
