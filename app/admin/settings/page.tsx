import type { Metadata } from 'next'
import { AdminRooms } from '@/app/admin/admin-rooms'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { countSamples } from '@/db/samples'
import { readSettings } from '@/db/settings'
import { InstanceForm } from './instance-form'
import { SamplesForm } from './samples-form'
import { ScaleForm } from './scale-form'

export const metadata: Metadata = { title: 'Settings, administration' }

export default async function SettingsPage() {
  const samples = await ask('/admin/settings', countSamples)
  const settings = await readSettings()
  const { scale, version } = settings
  const origin = process.env.ONRECORD_URL ?? null
  return (
    <DeskPage at="settings">
      <AdminRooms at="Settings" />
      <header className="page-head">
        <h1 className="h-page">Settings</h1>
        <p className="lede">
          What holds for the whole instance. Each change is a revision:{' '}
          <a href="/desk/history/settings/1">history of the settings</a>.
        </p>
      </header>
      <section className="admin admin--first" aria-labelledby="instance">
        <h2 className="h-sec" id="instance">
          This instance
        </h2>
        <InstanceForm settings={settings} origin={origin} />
      </section>
      <section className="admin" aria-labelledby="samples">
        <h2 className="h-sec" id="samples">
          Sample data
        </h2>
        <p>
          A new instance begins with invented articles, so that you can see how the record works. They carry
          the tag “sample” wherever they are shown. Remove them before you put the first real words on record:
          in one step, with one line in the audit log. Their numbers are not used again.
        </p>
        <SamplesForm held={samples} />
      </section>
      <section className="admin" aria-labelledby="assessments">
        <h2 className="h-sec" id="assessments">
          Assessments
        </h2>
        <p>
          An editor may judge a claim, apart from the record of speech, by one of these ratings. What was
          given before keeps its word and its place.
        </p>
        <ScaleForm scale={scale} version={version} />
      </section>
    </DeskPage>
  )
}
