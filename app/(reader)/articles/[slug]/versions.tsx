import { longDate } from '@/lib/dates'
import type { ArticleView } from '@/lib/record'

/** The wordings of the article that were stored, newest first, each with its hash. */
export function Versions({ versions }: { versions: ArticleView['versions'] }) {
  const newest = versions.toSorted((a, b) => b.number - a.number)
  return (
    <section className="section versions" aria-labelledby="versions">
      <h2 className="h-sec rule-top" id="versions">
        Versions of this article
      </h2>
      <p className="meta">
        Every stored wording is kept unchanged, with its hash. A passage on record always points to the
        version it was read in.
      </p>
      <ol className="versions__list">
        {newest.map((version, place) => (
          <li key={version.number}>
            <p className="versions__head">
              <b>Version {version.number}</b>
              {place === 0 && <span className="tag tag--solid">current</span>}
              <span className="meta">recorded on {longDate(version.recordedOn)}</span>
            </p>
            <p className="meta versions__hash">sha256 {version.hash}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
