'use client'

import { useState } from 'react'
import type { LinkFormState } from './links'

/** A link that was just made and not mailed: it is shown here, once, to be copied. */
export function LinkNote({ state }: { state: LinkFormState }) {
  const link = state && 'done' in state ? state.link : null
  const [copied, setCopied] = useState<string | null>(null)
  if (!link) return null
  const copy = async () => {
    // Only where the page itself came over a safe line; elsewhere the link is selected to be copied by hand.
    await navigator.clipboard?.writeText(link)
    setCopied(link)
  }
  return (
    <div className="field">
      <label htmlFor="link">Link, shown this once</label>
      <div className="copied">
        <input
          className="in in--mono"
          id="link"
          value={link}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn" onClick={() => void copy()}>
          {copied === link ? 'Copied' : 'Copy'}
        </button>
      </div>
    </div>
  )
}
