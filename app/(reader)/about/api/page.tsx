import type { Metadata } from 'next'
import { ReaderPage } from '@/components/reader-page'
import { openApi } from '@/lib/api/document'
import { problems } from '@/lib/api/problems'
import type { Schema } from '@/lib/api/schema-rows'
import { instance } from '@/lib/instance'
import { OperationSection, type Told } from './operation-section'
import { Properties } from './properties'

export const metadata: Metadata = {
  title: 'The record as data',
  description: 'How programs read the record: every address of the API, what it takes and what it answers.',
  alternates: { canonical: '/about/api', types: { 'application/openapi+json': '/api/v1/openapi.json' } },
}

type Document = {
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Omit<Told, 'method' | 'path'> & { tags: string[] }>>
  components: { schemas: Record<string, Schema> }
}

// What stands in other rows alone is told where it stands.
const apart = (name: string) => !/(Part|Index|ProblemKind)$/.test(name)

export default function ApiPage() {
  const { licence } = instance()
  const base = `${process.env.ONRECORD_URL ?? ''}/api/v1`
  const whole = `${process.env.ONRECORD_URL || `http://localhost:${process.env.PORT || 3000}`}/api/v1`
  const document = openApi(instance(), base) as unknown as Document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ ...told, path, method })),
  )
  const tags = document.tags.map((tag) => ({
    ...tag,
    operations: operations.filter((told) => told.tags.includes(tag.name)),
  }))
  const schemas = Object.entries(document.components.schemas).filter(([name]) => apart(name))
  return (
    <ReaderPage>
      <header className="page-head">
        <h1 className="h-page">The record as data</h1>
        <p className="lede">
          Other people’s programs read the record here, and can cite it exactly. Reading needs no sign-in, and
          pages of any origin may ask. The data may be used under{' '}
          <a href={licence.url} rel="license noopener">
            {licence.name}
          </a>
          .
        </p>
      </header>
      <div className="with-aside">
        <div className="api">
          <section className="api__brief" id="brief">
            <h2 className="h-sec">In brief</h2>
            <p>
              All addresses begin with <code>{base}</code>. Each answer names a row by <code>id</code>, the
              number in its address; by <code>url</code>, its page for people; and by <code>self</code>, its
              address here. All three stay for good.
            </p>
            <pre className="api__code" tabIndex={0} aria-label="An example of use">
              <code>{`curl '${whole}/search?q=harbour&stance=denies&limit=5'
curl '${whole}/claims/1?include=utterances,assessment'
curl '${whole}/claims/1/attestations?fields=words,source,article'`}</code>
            </pre>
            <p>
              A list answers <code>items</code> and <code>next</code>, the address of the next page, or null
              at the end; follow it as it is. <code>limit</code> bounds a page, <code>fields</code> makes an
              answer smaller, <code>include</code> larger. An answer carries an <code>ETag</code>: sent back
              as <code>If-None-Match</code>, it makes what has not changed cost nothing (304).
            </p>
            <p>
              Days are as exact as they are known, in EDTF, each with the first and the last day that it
              covers. When something was said, when it was printed and when it was recorded are three things,
              and have three names. What was withdrawn says so and why (410); what was found to be the same as
              another leads there (308).
            </p>
            <p>
              Whoever writes, or reads what is not public, sends a personal token as{' '}
              <code>Authorization: Bearer …</code>. People of the desk make theirs under their name there.
            </p>
            <p>
              <a href="/api/v1/openapi.json">The same as an OpenAPI 3.1 document</a>, for programs that make a
              client or a test of it.
            </p>
          </section>
          {tags.map(({ name, description, operations }) => (
            <section key={name} className="api__tag" aria-labelledby={name}>
              <h2 className="h-sec" id={name}>
                {headline(name)}
              </h2>
              <p className="api__about">{description}</p>
              {operations.map((told) => (
                <OperationSection key={told.operationId} told={told} base={base} />
              ))}
            </section>
          ))}
          <section className="api__tag" aria-labelledby="answers">
            <h2 className="h-sec" id="answers">
              What answers hold
            </h2>
            {schemas.map(([name, schema]) => (
              <section key={name} className="op" id={`row-${name}`}>
                <h3 className="op__h">{name}</h3>
                {schema.description && <p className="op__text">{schema.description}</p>}
                <Properties schema={schema} />
              </section>
            ))}
          </section>
          <section className="api__tag" aria-labelledby="failures">
            <h2 className="h-sec" id="failures">
              Failures
            </h2>
            <p className="api__about">
              A failure is a <a href="#row-Problem">Problem</a> (RFC 9457). Its <code>type</code> is an
              address that explains the kind, which stays the same.
            </p>
            <dl className="fld">
              {Object.entries(problems).map(([kind, { status, title, means }]) => (
                <div key={kind} id={`problem-${kind}`}>
                  <dt>
                    <code>{status}</code> <a href={`/api/v1/problems/${kind}`}>{kind}</a>
                  </dt>
                  <dd>
                    <b>{title}.</b> {means}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
        <aside className="side">
          <nav className="api__nav" aria-labelledby="parts">
            <h2 className="h-small" id="parts">
              On this page
            </h2>
            <ul>
              <li>
                <a href="#brief">In brief</a>
              </li>
              {tags.map(({ name, operations }) => (
                <li key={name}>
                  <a href={`#${name}`}>{headline(name)}</a> <span className="num">{operations.length}</span>
                </li>
              ))}
              <li>
                <a href="#answers">What answers hold</a>
              </li>
              <li>
                <a href="#failures">Failures</a>
              </li>
            </ul>
          </nav>
        </aside>
      </div>
    </ReaderPage>
  )
}

const headline = (name: string) =>
  name === 'record' ? 'The API itself' : `${name[0]!.toUpperCase()}${name.slice(1)}`
