import type { ReactNode } from 'react'
import { forYou } from '@/app/desk/for-you'
import { leave } from '@/app/login/actions'
import { actor } from '@/auth'
import { DeskHeader, type DeskRoom } from '@/components/desk-header'
import { SiteFooter } from '@/components/site-footer'

/** The frame of a signed-in page: skip link, header, content, footer. `at` marks its room in the header. */
export async function DeskPage({ at, children }: { at: DeskRoom; children: ReactNode }) {
  const asking = await actor()
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      {asking.kind === 'user' && <DeskHeader user={asking} at={at} waiting={await forYou()} leave={leave} />}
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
