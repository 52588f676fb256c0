import type { Metadata } from 'next'
import { AdminRooms } from '@/app/admin/admin-rooms'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { counted, numeral } from '@/components/counted'
import { systemState } from '@/db/system'
import { modelSettings } from '@/jobs/model'
import { auditedKinds } from '@/lib/audit'
import { fieldName } from '@/lib/saved-fields'
import { bytesWords, lasting, utcWords } from '@/lib/system-words'
import { version } from '@/package.json'
import { FailedJobs } from './failed-jobs'
import { cachedPages } from './cached-pages'

export const metadata: Metadata = { title: 'System, administration' }

const named = (table: string) => auditedKinds[table]?.[1] ?? fieldName(table)

export default async function SystemPage() {
  const state = await ask('/admin/system', systemState)
  const { database, rows, queue, backup, seal, unsealed, migrations, second } = state
  const pages = cachedPages()
  const model = modelSettings()
  return (
    <DeskPage at="settings">
      <AdminRooms at="System" />
      <header className="page-head">
        <h1 className="h-page">System</h1>
        <p className="lede">How this instance stands at {utcWords(new Date().toISOString())}.</p>
      </header>
      <section className="admin admin--first" aria-labelledby="program">
        <h2 className="h-sec" id="program">
          Program
        </h2>
        <Facts
          facts={[
            ['Onrecord', version],
            ['Running for', lasting(process.uptime())],
            ['Postgres', `${database.version}, since ${utcWords(database.since)}`],
            ['Migrations', `${migrations.count} applied`],
            ['Page cache', `${counted(pages.count, 'page')}, ${bytesWords(pages.bytes)}`],
            ['Memory', bytesWords(process.memoryUsage().rss)],
          ]}
        />
      </section>
      <section className="admin" aria-labelledby="safe">
        <h2 className="h-sec" id="safe">
          Backup and seals
        </h2>
        <Facts
          facts={[
            [
              'Last backup',
              backup
                ? `${utcWords(backup.at)}, ${bytesWords(backup.bytes)}, ${backup.file}`
                : 'None yet: npm run backup -- FILE writes one.',
            ],
            [
              'Last seal',
              seal ? `${seal.id} of ${utcWords(seal.at)}` : 'None yet: the worker seals every five minutes.',
            ],
            ...(seal ? [['Its hash', seal.hash] as const] : []),
            ['Not sealed yet', counted(unsealed, 'revision')],
          ]}
        />
      </section>
      <section className="admin" aria-labelledby="queue">
        <h2 className="h-sec" id="queue">
          Queue
        </h2>
        <Facts
          facts={[
            ['Waiting', numeral(queue.waiting)],
            ['Of these failed before', numeral(queue.again)],
            ['Running', numeral(queue.running)],
            ['Failed for good', numeral(queue.failed)],
          ]}
        />
        <FailedJobs jobs={queue.jobs} failed={queue.failed} />
      </section>
      {model && (
        <section className="admin" aria-labelledby="second">
          <h2 className="h-sec" id="second">
            Second reader
          </h2>
          <Facts
            facts={[
              ['Model', model.name],
              ['Calls today (UTC)', `${numeral(second.calls)} of ${numeral(model.budget)}`],
              ['Tokens today', `${numeral(second.tokensIn)} sent, ${numeral(second.tokensOut)} answered`],
              ['Articles that wait', numeral(second.waiting)],
            ]}
          />
        </section>
      )}
      <section className="admin" aria-labelledby="database">
        <h2 className="h-sec" id="database">
          Database, {bytesWords(database.bytes)}
        </h2>
        <div className="two">
          <Facts name="Rows on record" facts={rows.map(({ name, count }) => [named(name), numeral(count)])} />
          <Facts
            name="Biggest tables, with their indexes"
            facts={database.tables.map(({ name, bytes }) => [named(name), bytesWords(bytes)])}
          />
        </div>
      </section>
    </DeskPage>
  )
}

function Facts({ name, facts }: { name?: string; facts: (readonly [string, string])[] }) {
  return (
    <div>
      {name && <h3 className="label">{name}</h3>}
      <dl className="changed-fields changed-fields--facts">
        {facts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
