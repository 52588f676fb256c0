import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { bounded } from '@/app/admin/list-parts'
import { OneFieldForm } from '@/app/admin/one-field-form'
import { rowNumber } from '@/app/admin/row-number'
import { RemovableRows } from '@/app/admin/removable-rows'
import { ask } from '@/app/answers'
import { SampleTag } from '@/components/sample-tag'
import { deskTopic } from '@/db/topic-desk'
import { dropSynonym, saveSynonym } from '../actions'
import { TopicForm } from './topic-form'

export const metadata: Metadata = { title: 'Topic, administration' }

type Props = { params: Promise<{ id: string }> }

export default async function TopicPage({ params }: Props) {
  const id = rowNumber((await params).id)
  const from = `/admin/topics/${id}`
  const topic = await ask(from, (actor) => deskTopic(actor, id))
  return (
    <DeskPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/topics">Topics</a>
          {topic.above.map((wider) => (
            <a key={wider.id} href={`/admin/topics/${wider.id}`}>
              {wider.name}
            </a>
          ))}
        </p>
        <h1 className="h-page">{topic.name}</h1>
        <p className="btns">
          {topic.sample && <SampleTag />}
          <span className="meta">
            Topic {id}, {topic.claims === 1 ? '1 claim' : `${bounded(topic.claims)} claims`}
          </span>
        </p>
      </header>
      <TopicForm topic={topic} />
      <section className="admin" aria-labelledby="synonyms">
        <h2 className="h-sec" id="synonyms">
          Synonyms
        </h2>
        {topic.names.length > 0 && (
          <RemovableRows
            heads={['Synonym']}
            rows={topic.names.map(({ id, name }) => ({ id, what: name, cells: [] }))}
            remove={dropSynonym}
            from={from}
          />
        )}
        <OneFieldForm
          add={saveSynonym}
          id={id}
          name="name"
          label="Synonym"
          hint="Who writes it while annotating gives this topic."
          button="Add the synonym"
          from={from}
        />
      </section>
      <section className="admin" aria-labelledby="narrower">
        <h2 className="h-sec" id="narrower">
          Narrower topics
        </h2>
        {topic.narrower.length > 0 ? (
          <ul>
            {topic.narrower.map((one) => (
              <li key={one.id}>
                <a href={`/admin/topics/${one.id}`}>{one.name}</a>
              </li>
            ))}
          </ul>
        ) : (
          <p>None. A topic is narrower by naming this one as its wider topic.</p>
        )}
      </section>
    </DeskPage>
  )
}
