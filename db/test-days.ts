import { client } from './connection'
import type { Statement } from './test-rows'

/** What the user has saved since the last time is moved to noon of this day. */
export async function savedBy({ id }: { id: number }, day: string): Promise<void> {
  const at = `${day}T12:00:00Z`
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const table of [
      'claims',
      'utterances',
      'attestations',
      'sources',
      'topics',
      'roles',
      'source_names',
    ])
      await tx`update ${tx(table)} set created_at = ${at}
        where created_by = ${id} and created_at > now() - interval '1 hour'`
    await tx`update revisions set at = ${at} where actor_id = ${id} and at > now() - interval '1 hour'`
  })
}

/** The source of a statement as it is now. */
export async function sourceOf({ utterance }: Statement) {
  const [row] = await client()`
    select s.id, s.name, s.kind, s.version from utterances u join sources s on s.id = u.source_id where u.id = ${utterance}`
  return row as unknown as { id: number; name: string; kind: 'person'; version: number }
}
