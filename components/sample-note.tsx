import type { ReactNode } from 'react'

/** Says at the head of a page that what stands there was invented. */
export function SampleNote({ children }: { children: ReactNode }) {
  return (
    <p className="note claim-note">
      <b>Sample.</b> {children}
    </p>
  )
}
