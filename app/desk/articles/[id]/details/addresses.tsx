'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import type { Addresses as Known } from '@/db/twins'
import { partJoined } from './actions'

/** Every address of an article, which of them is the main one, and what was joined into it, to be parted again. */
export function Addresses({ id, addresses, joined }: Known & { id: number }) {
  const [state, send, busy] = useActionState(partJoined, null)
  if (!addresses.length && !joined.length && !state) return null
  return (
    <section className="admin" aria-labelledby="addresses">
      <h2 className="h-sec" id="addresses">
        Addresses
      </h2>
      <FormNote state={state} fields={{}} from={`/desk/articles/${id}/details`} />
      <ul className="addresses">
        {addresses.map(({ address, main }) => (
          <li key={address}>
            <a href={address} rel="noreferrer">
              {address}
            </a>{' '}
            {main && <span className="tag">main address</span>}
          </li>
        ))}
      </ul>
      {joined.length > 0 && (
        <>
          <h3 className="h-small">Joined into this article</h3>
          <ul className="addresses">
            {joined.map(({ id: other, title, url }) => (
              <li key={other}>
                <span>
                  {title} {url && <span className="sub">{url}</span>}
                </span>
                <form action={send}>
                  <input type="hidden" name="joined" value={other} />
                  <button className="btn btn--small" disabled={busy}>
                    Part again
                    <span className="vh"> from {title}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
