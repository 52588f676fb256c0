import { tagPage } from '@/app/tag-page'
import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { onTheSameClaims } from '@/db/comparing'
import { mostOnRecord } from '@/db/sources'
import type { SourceRef } from '@/lib/record'

/** The first step: a source, of those most on record or from its own page. */
export async function ChooseFirst() {
  await tagPage('sources')
  const sources = await mostOnRecord(12)
  if (!sources.length)
    return (
      <Empty title="No sources yet">
        <p>As soon as two sources are on record, they can be compared here.</p>
      </Empty>
    )
  return (
    <section aria-labelledby="choose">
      <h2 className="h-sec rule-top" id="choose">
        Whom to compare?
      </h2>
      <p className="meta compare__say">
        The sources most on record. Of any other, “Compare with…” on its page leads here:{' '}
        <a href="/sources">find a source</a>.
      </p>
      <ul className="rank rank--wide">
        {sources.map((source) => (
          <li key={source.id}>
            <a href={`/compare?a=${source.id}`}>{source.name}</a>
            <span className="num">{counted(source.utterances, 'utterance')}</span>
          </li>
        ))}
      </ul>
      <ByNumber name="a" />
    </section>
  )
}

/** The second step: another source, of those that spoke on the same claims. `same`: the first was chosen twice. */
export async function ChooseSecond({ first, same }: { first: SourceRef; same: boolean }) {
  const near = await onTheSameClaims(first.id)
  await tagPage(...near.map(({ id }) => `source:${id}`))
  return (
    <section aria-labelledby="choose">
      <h2 className="h-sec rule-top" id="choose">
        Compare {first.name} with whom?
      </h2>
      {same && (
        <p className="note compare__say">A source cannot be compared with itself. Choose another one.</p>
      )}
      {near.length > 0 ? (
        <>
          <p className="meta compare__say">
            Sources that spoke on the same claims, on the most of them first.
          </p>
          <ul className="rank rank--wide">
            {near.map((source) => (
              <li key={source.id}>
                <a href={`/compare?a=${first.id}&b=${source.id}`}>{source.name}</a>
                <span className="num">{counted(source.claims, 'claim')}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="meta compare__say">No other source spoke on the same claims as this one yet.</p>
      )}
      <ByNumber name="b" first={first} />
      <p className="meta compare__say">
        <a href={`/sources/${first.address}`}>Back to {first.name}</a>
        {' · '}
        <a href="/compare">Begin anew</a>
      </p>
    </section>
  )
}

function ByNumber({ name, first }: { name: 'a' | 'b'; first?: SourceRef }) {
  return (
    <form className="compare__number" action="/compare">
      {first && <input type="hidden" name="a" value={first.id} />}
      <label htmlFor="number">Or by the number of its page</label>
      <input
        className="in num"
        id="number"
        name={name}
        inputMode="numeric"
        pattern="[1-9][0-9]{0,9}"
        maxLength={10}
        required
        placeholder="12"
        autoComplete="off"
      />
      <button className="btn" type="submit">
        Choose
      </button>
      <a href="/sources">Find a source</a>
    </form>
  )
}
