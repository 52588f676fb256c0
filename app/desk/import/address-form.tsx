'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { bringInAddress } from './address-actions'

/** Brings in an article by the address of its page; the worker opens it. A plain form without scripts. */
export function AddressForm() {
  const [state, send, busy] = useActionState(bringInAddress, null)
  return (
    <form action={send} className="import-address" noValidate aria-labelledby="by-address">
      <TextField
        id="address"
        name="address"
        type="url"
        label="Address of the page"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        hint="Title, byline, publisher, day and text are read from the page. You can correct them afterwards."
        problem={state?.problem}
        defaultValue={state?.address}
      />
      <button className="btn btn--primary" aria-busy={busy}>
        {busy ? 'Asking…' : 'Open the page'}
      </button>
    </form>
  )
}
