import { Moment } from '@/components/moment'
import type { DeskArticle } from '@/lib/desk-view'
import { inCommon } from '@/lib/twin'
import { unsavedOf } from './desk-top'
import type { Desk } from './use-desk'
import { useTwin } from './use-twin'
import type { Work } from './use-work'

/** What an editor should know of the article before changing it: somebody else has it, or it is there twice. */
export function DeskNotices({ article, desk, work }: { article: DeskArticle; desk: Desk; work: Work }) {
  const { twin, problem, sending, join, keepTwo } = useTwin(article, desk)
  const unsaved = unsavedOf(desk) > 0
  return (
    <>
      {work.other && (
        <section className="dnote dnote--held" aria-label="Who has this article">
          <p>
            <b>{work.other.by?.name ?? 'Somebody'} has this article in work</b>
            {work.other.since && (
              <>
                {' '}
                since <Moment at={work.other.since} />
              </>
            )}
            . You can read; take it over to change it.
          </p>
          <button className="btn btn--small" type="button" disabled={desk.busy} onClick={work.take}>
            Take it over <kbd>h</kbd>
          </button>
        </section>
      )}
      {twin && (
        <section className="dnote" aria-label="An article that looks the same">
          <p>
            Looks the same as <a href={`/desk/articles/${twin.id}`}>“{twin.title}”</a> ({inCommon(twin)}).
            {unsaved && ' Record or discard first what is kept on this device.'}
            {problem && (
              <span className="dnote__problem" role="alert">
                {' '}
                {problem}
              </span>
            )}
          </p>
          <span className="btns">
            <button className="btn btn--small" type="button" disabled={sending || unsaved} onClick={join}>
              Make them one article
            </button>
            <button className="btn btn--small" type="button" disabled={sending} onClick={keepTwo}>
              They are two
            </button>
          </span>
        </section>
      )}
    </>
  )
}
