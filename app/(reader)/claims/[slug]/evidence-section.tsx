import type { ReactNode } from 'react'

/** A part of a claim's page that tells about all of its passages together. */
export function EvidenceSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="row" aria-labelledby={id}>
      <div className="row__margin" />
      <div className="row__body evidence">
        <h2 className="h-sec" id={id}>
          {title}
        </h2>
        {children}
      </div>
    </section>
  )
}
