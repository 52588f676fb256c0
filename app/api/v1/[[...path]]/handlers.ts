import { operations } from '@/lib/api/operations'
import { annotations } from './annotations'
import { articleWrites } from './article-writes'
import { attestationWrites } from './attestation-writes'
import { articles } from './articles'
import { changes } from './changes'
import { bulkWrites } from './bulk-writes'
import { claims } from './claims'
import { desk } from './desk'
import type { Handled } from './handled'
import { popolo } from './popolo'
import { recordWrites } from './record-writes'
import { named } from './named'
import { searches } from './search'
import { self } from './self'
import { sources } from './sources'
import { utterances } from './utterances'

/** Every operation with what does it, a list for each noun. */
export const handled: Handled[] = [
  ...searches,
  ...claims,
  ...utterances,
  ...sources,
  ...articles,
  ...named,
  ...annotations,
  ...popolo,
  ...articleWrites,
  ...attestationWrites,
  ...bulkWrites,
  ...recordWrites,
  ...desk,
  ...changes,
  ...self,
]

// What the document names is done here, and what is done is in the document.
const done = new Set(handled.map(({ operation }) => operation.id))
for (const { id } of operations) if (!done.delete(id)) throw new Error(`Nothing does ${id}`)
if (done.size) throw new Error(`Not in lib/api/operations.ts: ${[...done].join(', ')}`)
