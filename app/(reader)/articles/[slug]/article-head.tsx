import { SampleNote } from '@/components/sample-note'
import { Outlet } from '@/components/outlet'
import { Sign } from '@/components/sign'
import { counted } from '@/components/counted'
import { longDate, showDate } from '@/lib/dates'
import type { ArticleView } from '@/lib/record'

const languages = new Intl.DisplayNames('en', { type: 'language' })

/** What is known of the article: title, publisher, byline, day, address, and how much of it may be shown. */
export function ArticleHead({ article, asked }: { article: ArticleView; asked?: number }) {
  const { address, publisher, byline, publishedOn, url, archive, versions } = article
  return (
    <header className="page-head">
      <p className="crumb">
        <span className="num">Article {article.id}</span>
        <span>
          <Outlet name={publisher} id={article.publisherId} />
        </span>
        <span>{languageName(article.language)}</span>
      </p>
      <h1 className="h-page">{article.title}</h1>
      <p className="lede">
        {byline && `By ${byline.replace(/^by\s+/i, '').replace(/\.$/, '')}. `}
        {publishedOn ? (
          <>
            Published on <time dateTime={showDate(publishedOn).datetime}>{longDate(publishedOn)}</time>.
          </>
        ) : (
          'Day not known.'
        )}
      </p>
      <p className="btns article-links">
        {url ? (
          <a className="btn btn--primary" href={url} rel="nofollow noopener">
            Read it at {publisher ?? 'the outlet'} <Sign name="outlet" />
          </a>
        ) : (
          <span className="meta">Address not known</span>
        )}
        {archive && (
          <a className="btn btn--quiet" href={archive} rel="nofollow noopener">
            Archived copy <Sign name="outlet" />
          </a>
        )}
        <a className="btn btn--quiet" href="#versions">
          {counted(versions.length, 'version')}
        </a>
        <a className="btn btn--quiet" href={`/articles/${address}/history`}>
          All changes
        </a>
      </p>
      {article.sample && (
        <SampleNote>
          This article was written to show how the record looks. It never appeared, and nobody said these
          words.
        </SampleNote>
      )}
      {asked !== undefined && <ShownVersion article={article} />}
      <p className="note claim-note">{extent(article)}</p>
    </header>
  )
}

/** Says which wording is shown where one was asked for, and leads back. */
function ShownVersion({ article: { version, versions, current, address } }: { article: ArticleView }) {
  const on = versions.find(({ number }) => number === version)?.on
  return (
    <p className="note note--changed claim-note">
      <b>
        {current ? `This is version ${version}, the current one` : `This is version ${version}, as it stood`}
        {on && `, of ${longDate(on)}`}.
      </b>{' '}
      {!current && 'The article has a later wording. '}
      <a href={`/articles/${address}`}>To the current version</a>
    </p>
  )
}

function extent({ rights, publisher, paragraphs, paragraphCount }: ArticleView) {
  if (paragraphCount === null)
    return (
      <>
        <b>Excerpts.</b> {publisher ?? 'The outlet'} holds the rights to the full text. Of this version only
        the words on record are held here, under their claims.
      </>
    )
  if (rights === 'full') {
    return (
      <>
        <b>Full text.</b> {publisher ?? 'The outlet'} allows all {counted(paragraphCount, 'paragraph')} to be
        shown.
      </>
    )
  }
  if (!paragraphs.length)
    return (
      <>
        <b>Excerpts.</b> {publisher ?? 'The outlet'} holds the rights to the full text. None of the{' '}
        {counted(paragraphCount, 'paragraph')} of this version is shown.
      </>
    )
  return (
    <>
      <b>Excerpts.</b> {publisher ?? 'The outlet'} holds the rights to the full text. Shown{' '}
      {paragraphs.length === 1 ? 'is' : 'are'} {paragraphs.length} of {counted(paragraphCount, 'paragraph')},
      with the words on record as printed.
    </>
  )
}

function languageName(code: string): string {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}
