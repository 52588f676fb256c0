import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { Forbidden } from '@/lib/errors'
import { peopleColumns } from '@/lib/people-csv'
import { may } from '@/lib/permissions'
import { PeopleForm } from './people-form'

export const metadata: Metadata = { title: 'People from a file, administration' }

export default async function PeopleImportPage() {
  await ask('/admin/sources/import', async (actor) => {
    if (!may(actor, 'people: bring in')) throw new Forbidden('Only an admin brings in people.')
  })
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/sources">Sources</a>
        </p>
        <h1 className="h-page">People from a file</h1>
        <p className="lede">
          Persons and organisations with their names, roles and identifiers. You see what would come of the
          file before anything is written; the same file a second time changes nothing.
        </p>
      </header>
      <PeopleForm />
      <section className="admin" aria-labelledby="columns">
        <h2 className="h-sec" id="columns">
          What a file may hold
        </h2>
        <p>
          <b>Popolo JSON:</b> persons, organizations, posts and memberships, with other_names, identifiers
          (wikidata, viaf, orcid, isni) and the links that lead to these registers or, by their note, to the
          official site. Other schemes and links are left out.
        </p>
        <p>
          <b>CSV,</b> by comma, semicolon or tab, with these columns in any order:
        </p>
        <div className="columns">
          <dl className="columns__list">
            {Object.entries(peopleColumns).map(([name, holds]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{holds}</dd>
              </div>
            ))}
          </dl>
        </div>
        <p className="meta">
          Somebody is known by an identifier, else by kind and name, accents and case aside. What the record
          holds already stands: a file adds to it and changes nothing. Samples on record are no help: whom
          only a sample names is new.
        </p>
      </section>
    </DeskPage>
  )
}
