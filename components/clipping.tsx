import { chainWords } from '@/lib/chain'
import { longDate } from '@/lib/dates'
import { fullAddress } from '@/lib/origin'
import type { Passage } from '@/lib/record'
import { CiteLinks } from './cite-links'
import { Outlet } from './outlet'
import { PassageChanged } from './passage-changed'
import { PrintedWords } from './printed-words'
import { Sign } from './sign'

const kinds = { direct: 'direct quote', mixed: 'mixed quote', indirect: 'indirect' }

/** The words as printed, marked in their paragraph, with outlet, day and the way to the original. */
export function Clipping({ passage }: { passage: Passage }) {
  const { article, original, change } = passage
  const page = `/articles/${article.address}${passage.current ? '' : `?version=${passage.version}`}`
  return (
    <figure className={change ? 'clip clip--changed' : 'clip'}>
      <PrintedWords {...passage} />
      <figcaption>
        {change && <PassageChanged passage={passage} change={change} />}
        <div className="clip__foot">
          <span>
            <b>
              <Outlet name={article.publisher} id={article.publisherId} />
            </b>
            {', '}
            {article.publishedOn ? longDate(article.publishedOn) : 'day not known'}
          </span>
          <span>
            {kinds[passage.kind]},{' '}
            <a href={passage.paragraph ? `${page}#p${passage.paragraph}` : page}>
              {passage.paragraph ? `paragraph ${passage.paragraph}` : 'article'}
              {!passage.current && ` of version ${passage.version}`}
            </a>
          </span>
          {passage.chain.length > 0 && <span>{chainWords(passage.chain)}</span>}
          <div className="clip__ways">
            <details className="more clip__cite noprint">
              <summary>Cite</summary>
              <CiteLinks row={`/attestations/${passage.id}`} of="these words" />
            </details>
            {article.archive && (
              <a href={article.archive} rel="nofollow noopener">
                Archived copy <Sign name="outlet" />
              </a>
            )}
            {original && (
              <a href={original} rel="nofollow noopener">
                Words at the outlet <Sign name="outlet" />
              </a>
            )}
          </div>
          <span className="clip__filed">
            Attestation {passage.id}, version {passage.version} of the article, {fullAddress(page)}
          </span>
        </div>
      </figcaption>
    </figure>
  )
}
