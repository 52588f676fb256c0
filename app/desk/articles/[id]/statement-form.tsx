import { useEffect, useRef, useState } from 'react'
import { StanceMark } from '@/components/stance-mark'
import { saidOf } from '@/lib/draft'
import { isPronoun, nameKindOf } from '@/lib/naming'
import { quoteKinds, stances } from '@/lib/record'
import { JoinNote, labelOf, offerOf } from './join-note'
import { JoinOther } from './join-other'
import { resolveSource } from './resolve-source'
import { SourceField } from './source-field'
import type { Desk } from './use-desk'
import { useLikes } from './use-likes'
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
  const { draft, text, edit, passage, current } = desk
  const [declined, setDeclined] = useState('')
  const [resolved, setResolved] = useState({ key: '', why: '' })
  const likes = useLikes(draft, text, versionId)
  const offer = draft && offerOf(likes, draft)
  const mention = draft?.mention ? text.slice(draft.mention.start, draft.mention.end) : ''

  const latest = useRef(desk)
  useEffect(() => {
    latest.current = desk
  })
  // A new statement's source is looked up once for its mention; what the editor chose is never replaced.
  const asked = draft && draft.id === null && !draft.source && !draft.utterance ? `${current} ${mention}` : ''
  useEffect(() => {
    if (!asked || !draft || !current || resolved.key === asked) return
    let stale = false
    void resolveSource(draft, text, desk.passages).then(({ change, why, name }) => {
      // Meanwhile the editor may have typed: what is filled in goes into the form of this moment.
      const now = latest.current
      if (stale || now.current !== current || !now.draft || now.draft.source) return
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
  const joined = draft.utterance ?? (draft.claim && { id: draft.claim.id, label: draft.claim.wording })
  const shownOffer = offer && !joined && declined !== `${current} ${offer.claim.id}` ? offer : null
  const join = () => {
    if (!shownOffer) return
    const { claim, said } = shownOffer
    if (said) edit({ utterance: { id: said.id, label: labelOf(shownOffer) } })
    else edit({ claim: { id: claim.id, wording: claim.wording } })
  }
  const wordingProblem = problem('claim')
  return (
    <>
      {joined ? (
        <div className="note note--join">
          <p>
            <b>{draft.utterance ? 'Joined to the utterance on record:' : 'Joined to the claim on record:'}</b>{' '}
            <q className="serif">{joined.label}</q>
          </p>
          <button
            className="btn btn--small btn--quiet"
            type="button"
            onClick={() => edit({ claim: null, utterance: null })}
          >
            Do not join
          </button>
        </div>
      ) : (
        <div className="field">
          <label htmlFor="claim">
            Claim, in our own words <span className="hint">without the speaker</span>
          </label>
          <textarea
            className="in in--serif"
            id="claim"
            rows={3}
            maxLength={500}
            value={draft.wording}
            aria-invalid={wordingProblem ? true : undefined}
            aria-describedby="claim-note"
            onChange={(event) => edit({ wording: event.target.value })}
          />
          <p className={wordingProblem ? 'err' : 'hint'} id="claim-note">
            {wordingProblem ??
              (draft.own
                ? 'A claim of its own, made when you save.'
                : passage && passage.utterances > 1
                  ? `${passage.utterances} utterances share this claim: a new wording changes it for all.`
                  : '')}
          </p>
        </div>
      )}
      {shownOffer && (
        <JoinNote
          offer={shownOffer}
          onJoin={join}
          onKeep={() => setDeclined(`${current} ${shownOffer.claim.id}`)}
        />
      )}
      {!joined && (
        <JoinOther
          key={`join ${current}`}
          passages={desk.passages}
          current={draft.id}
          versionId={versionId}
          shares={!draft.own && passage !== null && passage.utterances > 1}
          onEdit={edit}
        />
      )}
      {!draft.utterance && (
        <>
          <fieldset>
            <legend className="label">Stance to the claim</legend>
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
          <SourceField
            key={`source ${current}`}
            label="Source"
            value={draft.source}
            name={draft.named}
            hint={resolved.key.startsWith(`${current} `) ? resolved.why : ''}
            problem={problem('source')}
            onChange={(source) => edit({ source, named: '' })}
            onName={(named) => edit({ source: null, named })}
          />
          {mention && draft.source && !isPronoun(mention) && mention !== draft.source.name && (
            <label className="tickbox">
              <input
                type="checkbox"
                checked={draft.remember !== null}
                onChange={(event) =>
                  edit({
                    remember: event.target.checked ? nameKindOf(mention, draft.source?.name ?? '') : null,
                  })
                }
              />
              Remember “{mention}” as {draft.source.name}
            </label>
          )}
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
      <WordsInText draft={draft} text={text} picking={picking} onPick={onPick} onEdit={edit} />
      {!joined && (
        <TextField
          id="topics"
          label="Topics"
          hint="parted by commas"
          desk={desk}
          problem={problem('topics')}
        />
      )}
    </>
  )
}

function TextField(props: {
  id: 'capacity' | 'channel' | 'topics'
  label: string
  hint?: string
  desk: Desk
  problem?: string
}) {
  const { id, label, hint, desk, problem } = props
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {hint && <span className="hint">{hint}</span>}
      </label>
      <input
        className="in"
        id={id}
        maxLength={id === 'topics' ? 2000 : 200}
        value={desk.draft?.[id] ?? ''}
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
