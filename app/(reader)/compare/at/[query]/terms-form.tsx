import type { Terms } from '@/db/comparing'

type Props = {
  a: number
  b: number
  terms: Terms
  topics: { id: number; name: string }[]
  topic: string | null
}

/** Narrows a comparison to a topic and a time: a plain form whose address holds the whole state. */
export function TermsForm({ a, b, terms, topics, topic }: Props) {
  const chosen = terms.topic && topic !== null ? { id: Number(terms.topic), name: topic } : null
  const all = chosen && !topics.some(({ id }) => id === chosen.id) ? [...topics, chosen] : topics
  return (
    <form className="terms noprint" action="/compare" aria-label="Narrow the comparison">
      <input type="hidden" name="a" value={a} />
      <input type="hidden" name="b" value={b} />
      {all.length > 0 && (
        <div className="field">
          <label htmlFor="topic">Topic</label>
          <select className="in" id="topic" name="topic" defaultValue={terms.topic ?? ''}>
            <option value="">All topics</option>
            {all.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {(['from', 'to'] as const).map((end) => (
        <div className="field" key={end}>
          <label htmlFor={end}>{{ from: 'Said from', to: 'Said to' }[end]}</label>
          <input
            className="in num"
            id={end}
            name={end}
            defaultValue={terms[end]}
            placeholder="such as 2025-03"
            pattern="\d{4}(-\d{2}){0,2}"
            title="A day, a month or a year: 2025-03-14, 2025-03 or 2025"
            maxLength={10}
            autoComplete="off"
          />
        </div>
      ))}
      <button className="btn" type="submit">
        Compare
      </button>
      {(terms.topic || terms.from || terms.to) && (
        <a className="btn btn--quiet" href={`/compare?a=${a}&b=${b}`}>
          All topics and days
        </a>
      )}
    </form>
  )
}
