import { useEffect, useState } from 'react'
import type { Draft } from '@/lib/draft'
import { focusOn } from './focus'
import { JoinNote, labelOf, offerOf } from './join-note'
import { JoinOther } from './join-other'
import type { Desk } from './use-desk'
import { useLikes } from './use-likes'

type Props = { desk: Desk; draft: Draft; versionId: number; problem: string | undefined }

/** What is claimed: in words of our own, or joined to a claim or an utterance that is on record. */
export function ClaimField({ desk, draft, versionId, problem }: Props) {
  const { text, edit, passage, suggestion, current } = desk
  const [declined, setDeclined] = useState('')
  const likes = useLikes(draft, text, versionId)
  const offer = offerOf(likes, draft)
  const joined = draft.utterance ?? (draft.claim && { id: draft.claim.id, label: draft.claim.wording })
  const shownOffer = offer && !joined && declined !== `${current} ${offer.claim.id}` ? offer : null
  // What is offered comes late and takes its place: the field that is typed into stays in sight.
  useEffect(() => {
    const field = document.activeElement
    if (shownOffer && field?.closest('.panel')) field.scrollIntoView({ block: 'nearest' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when another claim is offered
  }, [shownOffer?.claim.id])
  const join = () => {
    if (!shownOffer) return
    const { claim, said } = shownOffer
    if (said) edit({ utterance: { id: said.id, label: labelOf(shownOffer) } })
    else edit({ claim: { id: claim.id, wording: claim.wording } })
  }
  const note = draft.own
    ? 'A claim of its own, made when you save.'
    : suggestion && draft.wording === suggestion.wording
      ? 'Close to the printed words.'
      : suggestion?.neutral && draft.wording === suggestion.neutral
        ? `The second reader’s wording (${suggestion.model}).`
        : passage && passage.utterances > 1
          ? `${passage.utterances} utterances share this claim: a new wording changes it for all.`
          : ''
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
            id="unjoin"
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
            aria-invalid={problem ? true : undefined}
            aria-describedby="claim-note"
            onChange={(event) => edit({ wording: event.target.value })}
          />
          <p className={problem ? 'err' : 'hint'} id="claim-note">
            {problem ?? note}
          </p>
        </div>
      )}
      {!joined && suggestion?.neutral && draft.wording !== suggestion.neutral && (
        <div className="note" role="group" aria-label="Wording of the second reader">
          <p>
            <b>Second reader, {suggestion.model}:</b> <q className="serif">{suggestion.neutral}</q>
          </p>
          <p className="btns">
            <button
              className="btn btn--small"
              type="button"
              onClick={() => {
                edit({ wording: suggestion.neutral! })
                focusOn('claim')
              }}
            >
              Take this wording
            </button>
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
          source={draft.source?.name}
          versionId={versionId}
          shares={!draft.own && passage !== null && passage.utterances > 1}
          onEdit={(change) => {
            edit(change)
            if (!change.own) focusOn('unjoin')
          }}
        />
      )}
    </>
  )
}
