import type { Metadata } from 'next'
import { ReaderPage } from '@/components/reader-page'
import { manual, titleOf } from '@/lib/api/manual'
import { problems } from '@/lib/api/problems'
import { instance } from '@/lib/instance'
import { Index } from './operation-index'
import { Rows } from './properties'

export const metadata: Metadata = {
  title: 'The record as data',
  description: 'How programs read the record: every address of the API, what it takes and what it answers.',
  alternates: { canonical: '/about/api', types: { 'application/openapi+json': '/api/v1/openapi.json' } },
}

const failures = Object.entries(problems).sort(([, one], [, other]) => one.status - other.status)

export default function ApiPage() {
  const { licence } = instance()
  const base = `${process.env.ONRECORD_URL ?? ''}/api/v1`
  const whole = `${process.env.ONRECORD_URL || `http://localhost:${process.env.PORT || 3000}`}/api/v1`
  const { chapters, shared, homeOf } = manual(instance(), base)
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
              address here. All three stay: what was withdrawn says so, and only a source of which nothing is
              public any more is not told (404).
            </p>
            <pre className="api__code" tabIndex={0} aria-label="An example of use">
              <code>{`curl '${whole}/search?q=bridge&stance=denies&limit=5'
curl '${whole}/claims/1?include=utterances,assessment'
curl '${whole}/claims/1/attestations?fields=words,source,article'`}</code>
            </pre>
            <p>
              A list answers <code>items</code> and <code>next</code>, the address of the next page, or null
              at the end; follow it as it is. <code>limit</code> bounds a page, <code>fields</code> makes an
              answer smaller, <code>include</code> larger, with commas between the names. Several values of a
              filter are sent each with its name: <code>stance=denies&amp;stance=questions</code>. An answer
              carries an <code>ETag</code>: sent back as <code>If-None-Match</code>, it makes what has not
              changed cost nothing (304).
            </p>
            <p>
              Days are as exact as they are known, in EDTF, each with the first and the last day that it
              covers. When something was said, when it was printed and when it was recorded are three things,
              and have three names. What was withdrawn says so and why (410); what was found to be the same as
              another leads there (308).
            </p>
            <p>
              A claim, an utterance or a source is told as JSON-LD to whoever sends{' '}
              <code>Accept: application/ld+json</code>. As JSON a claim or a source is told with{' '}
              <code>asOf</code> as it was known at the end of a day.
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
          <section className="api__tag" aria-labelledby="operations">
            <h2 className="h-sec" id="operations">
              What can be asked
            </h2>
            {chapters.map(({ name, description, operations }) => (
              <section key={name} className="api__part" id={name} aria-labelledby={`${name}-h`}>
                <h3 className="op__h" id={`${name}-h`}>
                  <a href={`/about/api/${name}`}>{titleOf(name)}</a>
                </h3>
                <p className="op__text">{description}</p>
                <Index operations={operations} at={`/about/api/${name}`} />
              </section>
            ))}
          </section>
          <section className="api__tag" aria-labelledby="answers">
            <h2 className="h-sec" id="answers">
              What rows share
            </h2>
            <p className="api__about">
              These stand in the rows of several nouns. What else a row holds is told with its noun.
            </p>
            <Rows rows={shared} homeOf={homeOf} />
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
              {failures.map(([kind, { status, title, means }]) => (
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
              {chapters.map(({ name, operations }) => (
                <li key={name}>
                  <a href={`#${name}`}>{titleOf(name)}</a> <span className="num">{operations.length}</span>
                </li>
              ))}
              <li>
                <a href="#answers">What rows share</a>
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
