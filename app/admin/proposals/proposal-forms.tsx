'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { ProposalLine } from '@/db/proposal-desk'
import { decide, takeBackProposal } from './actions'

type Props = { proposal: { id: number; version: number } }

function Row({ proposal: { id, version } }: Props) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  )
}

/** Accepts a proposal, which makes its change, or declines it with an answer. */
export function DecideProposal({ proposal }: Props) {
  const [state, send, busy] = useActionState(decide, null)
  const answer = `answer-${proposal.id}`
  return (
    <form action={send} className="form" aria-label="Decide">
      <FormNote state={state} fields={{ answer }} from="/admin/proposals" />
      <Row proposal={proposal} />
      <TextField
        id={answer}
        name="answer"
        label="Answer"
        maxLength={500}
        hint="Needed to decline."
        defaultValue={typedIn(state, 'answer')}
        problem={problemOf(state, 'answer')}
      />
      <div className="btns">
        <button className="btn btn--primary" name="accept" value="yes" aria-busy={busy}>
          Accept and change
        </button>
        <button className="btn" name="accept" value="no" aria-busy={busy}>
          Decline
        </button>
      </div>
    </form>
  )
}

/** The way to the preview of a merge, where it is made, and the form that declines it with an answer. */
export function DecideMerge({
  proposal,
}: {
  proposal: Pick<ProposalLine, 'id' | 'version' | 'source' | 'into'>
}) {
  const [state, send, busy] = useActionState(decide, null)
  const { id, source, into } = proposal
  const answer = `answer-${id}`
  return (
    <div className="twins__acts">
      <a className="btn btn--small" href={`/admin/merges/new?of=sources&from=${source.id}&into=${into!.id}`}>
        Look and merge
        <span className="vh">
          {' '}
          {source.name} into {into!.name}
        </span>
      </a>
      <details className="more">
        <summary>
          Decline
          <span className="vh">
            {' '}
            to merge {source.name} into {into!.name}
          </span>
        </summary>
        <form action={send} className="form" aria-label={`Decline proposal ${id}`}>
          <FormNote state={state} fields={{ answer }} from="/admin/proposals" />
          <Row proposal={proposal} />
          <TextField
            id={answer}
            name="answer"
            label="Why not"
            maxLength={500}
            required
            hint="Who proposed it reads this."
            defaultValue={typedIn(state, 'answer')}
            problem={problemOf(state, 'answer')}
          />
          <div className="btns">
            <button className="btn btn--small" name="accept" value="no" aria-busy={busy}>
              Decline
            </button>
          </div>
        </form>
      </details>
    </div>
  )
}

export function TakeBackProposal({ proposal }: Props) {
  const [state, send, busy] = useActionState(takeBackProposal, null)
  return (
    <form action={send} aria-label="Take back">
      <FormNote state={state} fields={{}} from="/desk/reviews" />
      <Row proposal={proposal} />
      <button className="btn btn--small" aria-busy={busy}>
        Take it back
      </button>
    </form>
  )
}
