import { useEffect, useState } from 'react'
import type { Draft } from '@/lib/draft'
import { capacityOf, capacityProblem, roleOn, type HeldRole } from '@/lib/held-role'

type Props = {
  source: Draft['source']
  capacity: string
  /** EDTF; null while there is no day. */
  saidOn: string | null
  onCapacity: (capacity: string) => void
}

/** Tells where the capacity contradicts the roles on record, and offers the one held on the day. */
export function RoleNote({ source, capacity, saidOn, onCapacity }: Props) {
  const id = source?.id
  const [known, setKnown] = useState<{ id: number; roles: HeldRole[] } | null>(null)
  useEffect(() => {
    if (!id) return
    const asked = new AbortController()
    void rolesOnRecord(id, asked.signal).then((roles) => {
      if (!asked.signal.aborted) setKnown({ id, roles })
    })
    return () => asked.abort()
  }, [id])
  const roles = known && known.id === id ? known.roles : []
  const problem = capacityProblem(roles, capacity, saidOn)
  const then = saidOn ? roleOn(roles, saidOn) : null
  const offered = then && (problem || !capacity.trim()) ? capacityOf(then) : ''
  return (
    <div role="status">
      {(problem || offered) && (
        <div className={problem ? 'note note--changed' : 'hint'}>
          {problem}{' '}
          {offered && (
            <button className="btn btn--small" type="button" onClick={() => onCapacity(offered)}>
              Use the role of that day: {offered}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** None where the server does not answer: then nothing is told. */
async function rolesOnRecord(id: number, signal: AbortSignal): Promise<HeldRole[]> {
  try {
    const answer = await fetch(`/desk/sources/roles?id=${id}`, { signal })
    return answer.ok ? ((await answer.json()) as HeldRole[]) : []
  } catch {
    return []
  }
}
