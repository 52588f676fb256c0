import { useEffect, useRef, useState } from 'react'
import { StanceMark } from '@/components/stance-mark'
import { saidOf } from '@/lib/draft'
import { quoteKinds, stances } from '@/lib/record'
import { words } from '@/lib/spans'
import { ChainField } from './chain-field'
import { ClaimField } from './claim-field'
import { resolveSource } from './resolve-source'
import { RoleNote } from './role-note'
import { SourceField } from './source-field'
import type { Desk } from './use-desk'
import { WhoField } from './who-field'
import { WordsInText, type Picking } from './words-in-text'

type Props = {
  desk: Desk
  publishedOn: string | null
  versionId: number
  picking: Picking | null
  onPick: (as: Picking) => void
}

const organisations = ['organisation', 'group'] as const

/** The one form of a statement: claim, utterance and words in the text. */
export function StatementForm({ desk, publishedOn, versionId, picking, onPick }: Props) {
  const { draft, text, edit, suggestion, current } = desk
  const [resolved, setResolved] = useState({ key: '', why: '' })
  const mention = draft?.mention ? text.slice(draft.mention.start, draft.mention.end) : ''

  const latest = useRef(desk)
  useEffect(() => {
    latest.current = desk
  })
  // A new statement's source is looked up once for its mention; what the editor chose is never replaced.
  const isFresh = draft?.id === null && !draft.source && !draft.utterance && !suggestion
  const asked = isFresh ? `${current} ${mention}` : ''
  useEffect(() => {
    if (!asked || !draft || !current || resolved.key === asked) return
    let stale = false
    void resolveSource(draft, text, desk.passages, publishedOn).then(({ change, why, name }) => {
      // Meanwhile the editor may have typed: what is filled in goes into the form of this moment, and whoever is named
      // there is not replaced.
      const now = latest.current
      if (stale || now.current !== current || !now.draft || now.draft.source) return
      if (now.draft.named !== draft.named) return
      setResolved({ key: asked, why })
      const filled = change.source ? change : { ...change, named: now.draft.named || name }
      if (now.changed) now.edit(filled)
      else now.fill(current, filled)
    })
    return () => {
      stale = true
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked names all that the look-up rests on
  }, [asked])

  if (!draft) return null
  const problem = (field: string) =>
    desk.refusal?.problems.find((other) => other.field === field || other.field.startsWith(`${field}.`))
      ?.message
  const said = saidOf(draft, publishedOn)
  const saidProblem = problem('saidOn') ?? ('problem' in said ? said.problem : undefined)
  const cue = suggestion?.cue && draft.stance === suggestion.stance ? suggestion.cue : null
  return (
    <>
      <ClaimField desk={desk} draft={draft} versionId={versionId} problem={problem('claim')} />
      {!draft.utterance && (
        <>
          <fieldset>
            <legend className="label">
              Stance to the claim{' '}
              {cue && <span className="hint">from the cue “{text.slice(cue.start, cue.end)}”</span>}
            </legend>
            <div className="seg">
              {stances.map((stance) => (
                <label key={stance}>
                  <input
                    type="radio"
                    name="stance"
                    checked={draft.stance === stance}
                    onChange={() => edit({ stance })}
                  />
                  <StanceMark stance={stance} />
                </label>
              ))}
            </div>
          </fieldset>
          <WhoField
            desk={desk}
            draft={draft}
            found={resolved.key.startsWith(`${current} `) ? resolved.why : ''}
            problem={problem('source')}
          />
          <div className="two">
            <TextField id="capacity" label="In the capacity of" desk={desk} problem={problem('capacity')} />
            <SourceField
              key={`for ${current}`}
              label="Speaks for"
              value={draft.speaksFor}
              kinds={organisations}
              problem={problem('speaksFor')}
              onChange={(speaksFor) => edit({ speaksFor })}
            />
          </div>
          <RoleNote
            source={draft.source}
            capacity={draft.capacity}
            saidOn={'value' in said ? (said.value?.edtf ?? null) : null}
            onCapacity={(capacity) => edit({ capacity })}
          />
          <div className="two two--date">
            <div className="field">
              <label htmlFor="said">
                Said on <kbd aria-hidden="true">d</kbd>
              </label>
              <input
                className="in num"
                id="said"
                maxLength={200}
                value={draft.said}
                aria-invalid={saidProblem ? true : undefined}
                aria-describedby="said-why"
                onChange={(event) => edit({ said: event.target.value })}
              />
            </div>
            <TextField id="channel" label="Channel" desk={desk} problem={problem('channel')} />
          </div>
          <p className={saidProblem ? 'err' : 'hint work'} id="said-why" aria-live="polite">
            {saidProblem ?? ('why' in said ? said.why : '')}
          </p>
        </>
      )}
      <fieldset className="kindrow">
        <legend className="label">Quote kind</legend>
        <div className="seg">
          {quoteKinds.map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => edit({ kind })} />
              {kind}
            </label>
          ))}
        </div>
      </fieldset>
      <WordsInText
        draft={draft}
        text={text}
        printed={printedOf(desk)}
        picking={picking}
        onPick={onPick}
        onEdit={edit}
      />
      <ChainField chain={draft.chain} problem={problem('chain')} onChange={(chain) => edit({ chain })} />
      {!draft.claim && !draft.utterance && (
        <TextField
          id="topics"
          label="Topics"
          hint="separated by commas"
          desk={desk}
          problem={problem('topics')}
        />
      )}
      {desk.passage?.claim.state === 'published' && (
        <TextField
          id="reason"
          label="Why is this changed?"
          hint={
            desk.passage.state === 'published'
              ? 'Needed: readers see it.'
              : 'Needed where you change the claim, which is public: readers see it.'
          }
          required={desk.passage.state === 'published'}
          desk={desk}
          problem={problem('reason')}
        />
      )}
    </>
  )
}

/** The words of a passage that does not stand in this version. */
function printedOf({ passage, placed }: Desk) {
  if (!passage || placed) return null
  const { content, cue, mention } = passage
  return { content: words(content), cue: words(cue), mention: words(mention) }
}

function TextField(props: {
  id: 'capacity' | 'channel' | 'topics' | 'reason'
  label: string
  hint?: string
  required?: boolean
  desk: Desk
  problem?: string
}) {
  const { id, label, hint, required, desk, problem } = props
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {hint && <span className="hint">{hint}</span>}
      </label>
      <input
        className="in"
        id={id}
        maxLength={id === 'topics' ? 2000 : id === 'reason' ? 500 : 200}
        value={desk.draft?.[id] ?? ''}
        aria-required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => desk.edit({ [id]: event.target.value })}
      />
      {problem && (
        <p className="err" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
