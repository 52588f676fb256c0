import { Sign } from '@/components/sign'
import type { DeskPassage } from '@/lib/desk-view'
import { draftWording } from '@/lib/proposal'
import { words } from '@/lib/spans'
import { unsavedOf } from './desk-top'
import type { Desk } from './use-desk'

/** What publishing needs: drafts, and those that lack a source or a day. */
export function checksOf(passages: DeskPassage[]) {
  const drafts = passages.filter(({ state }) => state === 'draft')
  return {
    drafts,
    sourceless: drafts.filter(({ source }) => !source),
    dayless: drafts.filter(({ saidOn }) => !saidOn),
  }
}

type Props = { desk: Desk; onShow: (key: string) => void }

/** The list of what is done, what blocks publishing, and what may be left. */
export function Checks({ desk, onShow }: Props) {
  const { text, passages, suggestions, offers, covered } = desk
  const { drafts, sourceless, dayless } = checksOf(passages)
  const missing = (list: DeskPassage[], done: string, todo: string) =>
    list.length ? (
      list.map((passage) => (
        <li key={`${todo}${passage.id}`}>
          <Sign name="todo" />
          <span>
            <b>To do:</b> {todo} is missing for{' '}
            <button className="link" type="button" onClick={() => onShow(String(passage.id))}>
              {words(passage.content).slice(0, 60)}
            </button>
          </span>
        </li>
      ))
    ) : (
      <li className="ok">
        <Sign name="done" />
        <span>
          <span className="vh">Done: </span>
          {done}
        </span>
      </li>
    )
  const proposed = new Set(suggestions.map(({ wording }) => wording))
  const printed = drafts.filter(
    ({ claim, content }) => proposed.has(claim.wording) || claim.wording === draftWording(text, content),
  ).length
  const quoted = covered.open.filter((place) => place.as === 'quotation').length
  const leave = (count: number, what: string, note: string) =>
    count > 0 && (
      <li>
        <Sign name="todo" />
        <span>
          <b>You may leave:</b> {count} {count === 1 ? what : `${what}s`} {note}
        </span>
      </li>
    )
  return (
    <ul>
      {missing(sourceless, 'Every passage has a source', 'the source')}
      {missing(dayless, 'Every said-on has a basis', 'the day')}
      {leave(unsavedOf(desk), 'statement', 'not recorded yet, kept on this device.')}
      {leave(printed, 'claim', 'still in the words as printed, not in our own.')}
      {leave(offers.shown.length + offers.hidden, 'suggestion', 'not decided. They stay in the desk.')}
      {leave(quoted, 'quotation', 'not on record and not suggested.')}
      {leave(covered.open.length - quoted, 'cue', 'not on record and not suggested.')}
    </ul>
  )
}
