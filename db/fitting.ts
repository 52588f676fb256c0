import type { SecondFactor, SourceKind } from '../lib/record'
import { refuseTakenPublisher } from './publisher-doors'
import type { KeptRow } from './restored'
import { stayInside } from './second-factor'
import { fitKind, fitParent } from './source-changes'
import { oneAtATime, refuseCircle, refuseTakenTopic } from './topic-doors'
import type { Writing } from './write'

/**
 * Refuses to put back what the row's own door would refuse by now: a name that another has, a place in a circle of parts,
 * a kind that parts rest on, a second factor that would shut the admin out. `wanted`: the columns that are put back.
 */
export async function fits(
  { tx, actor, changed }: Writing,
  noun: string,
  row: KeptRow,
  wanted: Readonly<Record<string, unknown>>,
): Promise<void> {
  const name = typeof wanted.name === 'string' ? wanted.name : null
  const parent = typeof wanted.parent_id === 'number' ? wanted.parent_id : null
  if (noun === 'topics') {
    if (name) await refuseTakenTopic(tx, row.id, name)
    if (parent) {
      await oneAtATime(tx)
      await refuseCircle(tx, row.id, parent)
    }
  }
  if (noun === 'topic_names' && name) await refuseTakenTopic(tx, Number(row.topic_id), name)
  if (noun === 'publishers' && name) await refuseTakenPublisher(tx, row.id, name)
  if (noun === 'publisher_names' && name) await refuseTakenPublisher(tx, Number(row.publisher_id), name)
  if (noun === 'organisation_parents' && parent)
    await fitParent({ tx, changed }, Number(row.source_id), parent, row.id)
  if (noun === 'sources' && wanted.kind)
    await fitKind(tx, row.id, row.kind as SourceKind, wanted.kind as SourceKind)
  if (noun === 'settings' && wanted.second_factor)
    await stayInside(tx, actor, wanted.second_factor as SecondFactor)
}
