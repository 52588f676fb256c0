import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { bounded } from '@/app/admin/list-parts'
import { OneFieldForm } from '@/app/admin/one-field-form'
import { rowNumber } from '@/app/admin/row-number'
import { RemovableRows } from '@/app/admin/removable-rows'
import { ask } from '@/app/answers'
import { SampleTag } from '@/components/sample-tag'
import { deskPublisher } from '@/db/publisher-desk'
import { countryName, countryNames } from '@/lib/countries'
import { dropHost, dropName, saveHost, saveName } from '../actions'
import { PublisherForm } from './publisher-form'

export const metadata: Metadata = { title: 'Publisher, administration' }

type Props = { params: Promise<{ id: string }> }

export default async function PublisherPage({ params }: Props) {
  const id = rowNumber((await params).id)
  const from = `/admin/publishers/${id}`
  const publisher = await ask(from, (actor) => deskPublisher(actor, id))
  const { names, hosts, feeds, country, ...fields } = publisher
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/publishers">Publishers</a>
          {publisher.articles > 0 && <a href={`/publishers/${id}`}>As readers see it</a>}
        </p>
        <h1 className="h-page">{publisher.name}</h1>
        <p className="btns">
          <span className={publisher.confirmed ? 'tag' : 'tag tag--dash'}>
            {publisher.confirmed ? 'confirmed' : 'unconfirmed'}
          </span>
          {publisher.sample && <SampleTag />}
          <span className="meta">
            Publisher {id},{' '}
            {publisher.articles === 1 ? '1 article' : `${bounded(publisher.articles)} articles`}
          </span>
        </p>
      </header>
      <PublisherForm
        publisher={{ ...fields, country: country ? countryName(country) : '' }}
        countries={countryNames}
      />
      <section className="admin" aria-labelledby="names">
        <h2 className="h-sec" id="names">
          Further names
        </h2>
        {names.length > 0 && (
          <RemovableRows
            heads={['Name']}
            rows={names.map(({ id, name }) => ({ id, what: name, cells: [] }))}
            remove={dropName}
            from={from}
          />
        )}
        <OneFieldForm
          add={saveName}
          id={id}
          name="name"
          label="Further name"
          hint="An article that names its outlet so is of this publisher."
          button="Add the name"
          from={from}
        />
      </section>
      <section className="admin" aria-labelledby="hosts">
        <h2 className="h-sec" id="hosts">
          Further hosts
        </h2>
        {hosts.length > 0 && (
          <RemovableRows
            heads={['Host']}
            rows={hosts.map(({ id, host }) => ({ id, what: host, cells: [] }))}
            remove={dropHost}
            from={from}
          />
        )}
        <OneFieldForm
          add={saveHost}
          id={id}
          name="host"
          label="Further host"
          hint="Such as news.harbour.example: a page there that names no outlet is of this publisher."
          button="Add the host"
          from={from}
        />
      </section>
      <section className="admin" aria-labelledby="feeds">
        <h2 className="h-sec" id="feeds">
          Feeds
        </h2>
        {feeds.length > 0 ? (
          <ul>
            {feeds.map(({ id, title }) => (
              <li key={id}>
                <a href={`/desk/feeds/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        ) : (
          <p>
            No feed at one of its hosts is asked. <a href="/desk/feeds">Add one under Feeds.</a>
          </p>
        )}
      </section>
    </DeskPage>
  )
}
