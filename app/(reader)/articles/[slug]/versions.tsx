import { counted, listed } from '@/components/counted'
import { WordDiff } from '@/components/word-diff'
import type { VersionView } from '@/lib/article-view'
import { longDate } from '@/lib/dates'
import type { ArticleView } from '@/lib/record'

/** The wordings of the article that were stored, newest first, each with its hash and what it changed. */
export function Versions({ article }: { article: ArticleView }) {
  const { versions, address } = article
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
        {versions.map((version, place) => (
          <li key={version.number}>
            <p className="versions__head">
              <b>Version {version.number}</b>
              {place === 0 && <span className="tag tag--solid">current</span>}
              <span className="meta">
                {version.fetched ? 'fetched' : 'recorded'} on {longDate(version.on)}
              </span>
              <span className="meta num">
                <abbr title={`sha256 ${version.hash}`}>
                  sha256 {version.hash.slice(0, 4)}…{version.hash.slice(-4)}
                </abbr>
              </span>
            </p>
            {version.changes.map((runs, at) => (
              <p key={at} className="clip clip__text" lang={article.language}>
                <WordDiff runs={runs} />
              </p>
            ))}
            <p className="meta">
              {place === versions.length - 1 && version.number === 1 ? 'First wording. ' : told(version)}
              {version.number === article.version ? (
                place > 0 && 'Shown above.'
              ) : (
                <a
                  href={
                    place === 0 ? `/articles/${address}` : `/articles/${address}?version=${version.number}`
                  }
                >
                  Show the passages as they {place === 0 ? 'stand now' : 'stood'}
                  <span className="vh"> in version {version.number}</span>
                </a>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** "1 paragraph changed. 6 passages carried over: 5 exact, 1 moved (score 0.94, checked by Jonas Pell). " */
function told({ changed, exact, moved, gone, score, checkedBy }: VersionView): string {
  const parts = [
    exact > 0 && `${exact} exact`,
    moved > 0 && `${moved} moved (${[scoreOf(score, moved), by(checkedBy)].filter(Boolean).join(', ')})`,
  ].filter(Boolean)
  const sentences = [
    changed !== null && `${counted(changed, 'paragraph')} changed.`,
    parts.length > 0 && `${counted(exact + moved, 'passage')} carried over: ${parts.join(', ')}.`,
    gone > 0 && `${counted(gone, 'passage')} no longer in the article.`,
  ]
  return sentences
    .filter(Boolean)
    .map((sentence) => `${sentence} `)
    .join('')
}

const by = (names: string[]) => names.length > 0 && `checked by ${listed(names)}`
const scoreOf = (score: number | null, moved: number) =>
  score === null ? 'found by hand' : `${moved > 1 ? 'lowest ' : ''}score ${score.toFixed(2)}`
