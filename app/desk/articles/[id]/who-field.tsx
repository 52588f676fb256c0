import type { Draft } from '@/lib/draft'
import { isPronoun, nameKindOf } from '@/lib/naming'
import { whoSays } from '@/lib/suggestion-draft'
import { focusOn } from './focus'
import { SourceChoices } from './source-choices'
import { SourceField } from './source-field'
import type { Desk } from './use-desk'

type Props = {
  desk: Desk
  draft: Draft
  /** How the source of a statement that is no suggestion came into the form. */
  found: string
  problem: string | undefined
}

/** Who said it: chosen by the program where it is sure, by the editor where it is not, and its other name kept. */
export function WhoField({ desk, draft, found, problem }: Props) {
  const { suggestion, edit, current, text } = desk
  const { source } = draft
  const printed = !desk.placed && desk.passage?.mention[0]?.exact
  const mention = printed ? printed : draft.mention ? text.slice(draft.mention.start, draft.mention.end) : ''
  const who = suggestion && whoSays(suggestion, desk.around)
  const asProposed = who?.source && source && who.source.id === source.id && who.source.name === source.name
  const hint = !who
    ? found
    : !asProposed
      ? ''
      : who.how === 'on record'
        ? who.why
        : who.how === 'as before'
          ? 'as elsewhere in this article'
          : ''
  return (
    <>
      {who?.how === 'choose' && (
        <SourceChoices
          who={who}
          mention={mention}
          value={source}
          onChoose={(choice) => edit({ source: choice, named: '' })}
        />
      )}
      {who?.how === 'place' && asProposed && (
        <p className="note">
          <b>“{mention}” is a place.</b> Here it stands for a government: {who.source.name}.
        </p>
      )}
      <SourceField
        key={`source ${current}`}
        id="source"
        label="Source"
        keyName="w"
        value={source}
        name={draft.named}
        hint={hint}
        problem={problem}
        onChange={(chosen) =>
          edit({
            source: chosen,
            named: '',
            // A place is never another name of a person.
            remember: chosen?.kind === 'person' && draft.remember === 'metonym' ? null : draft.remember,
          })
        }
        onName={(named) => edit({ source: null, named })}
        onKeyInEmpty={(key) => {
          if (!desk.choose(Number(key))) return false
          focusOn('main')
          return true
        }}
      />
      {mention && source && !isPronoun(mention) && mention !== source.name && (
        <label className="tickbox">
          <input
            type="checkbox"
            checked={draft.remember !== null}
            onChange={(event) =>
              edit({ remember: event.target.checked ? nameKindOf(mention, source.name) : null })
            }
          />
          Remember “{mention}” as {source.name}
        </label>
      )}
    </>
  )
}
