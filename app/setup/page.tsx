import type { Metadata } from 'next'
import { Entrance } from '@/components/entrance'
import { FirstAdminForm } from './first-admin-form'

// The server in front hands a request on to here only where the first admin may be made (jobs/side-doors).
export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'The first admin', robots: { index: false, follow: false } }

export default function SetUpPage() {
  return (
    <Entrance
      title="The first admin"
      lede="This record has no user yet. Whoever fills this in is its first admin, and can invite others."
    >
      <FirstAdminForm />
    </Entrance>
  )
}
