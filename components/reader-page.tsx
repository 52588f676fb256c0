import type { ReactNode } from 'react'
import { SiteFooter } from './site-footer'
import { SiteHeader, type Room } from './site-header'

/** The frame of a reader page: skip link, header, content, footer. `at` marks its room in the header. */
export function ReaderPage({ at, children }: { at?: Room; children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <SiteHeader at={at} />
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
