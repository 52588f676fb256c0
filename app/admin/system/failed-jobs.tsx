'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { counted } from '@/components/counted'
import type { FailedJob } from '@/db/system'
import { retry } from './actions'

/** The jobs that failed for good, each with its error, and the way to have them done again. */
export function FailedJobs({ jobs, failed }: { jobs: FailedJob[]; failed: number }) {
  const [state, send, busy] = useActionState(retry, null)
  return (
    <>
      <FormNote state={state} fields={{}} from="/admin/system" />
      {jobs.length > 0 && (
        <>
          <form action={send} className="btns">
            <button className="btn" aria-busy={busy}>
              Try {failed === 1 ? 'it' : `all ${counted(failed, 'job')}`} again
            </button>
          </form>
          <ul className="jobs">
            {jobs.map(({ id, task, payload, attempts, error, at }) => (
              <li key={id}>
                <div>
                  <p>
                    <b>{task}</b> <code>{JSON.stringify(payload)}</code>
                  </p>
                  <p className="feed-problem">{error.split('\n')[0] || 'No error was kept.'}</p>
                  <p className="meta">
                    Job <span className="num">{id}</span>, tried {counted(attempts, 'time')}, last{' '}
                    {at.replace('T', ' ').replace('Z', ' UTC')}
                  </p>
                </div>
                <form action={send}>
                  <input type="hidden" name="id" value={id} />
                  <button className="btn btn--small">
                    Try again<span className="vh"> job {id}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
