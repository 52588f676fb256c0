import { useState } from 'react'
import type { DeskPassage } from '@/lib/desk-view'
import * as doors from './actions'
import { Dialog } from './dialog'
import type { Desk } from './use-desk'

/** Withdraws a public passage, or its claim with the address, for a reason that readers see; or puts it back. */
export function WithdrawDialog({
  desk,
  passage,
  articleId,
  onClose,
}: {
  desk: Desk
  passage: DeskPassage
  articleId: number
  onClose: () => void
}) {
  const back = passage.claim.state === 'withdrawn' || passage.state === 'withdrawn'
  // The last words of a public claim stay while it is public: then it is the claim that is withdrawn.
  const only = passage.utterances === 1 && passage.attestations === 1
  const [what, setWhat] = useState<'passage' | 'claim'>(
    only || passage.claim.state === 'withdrawn' ? 'claim' : 'passage',
  )
  const [reason, setReason] = useState('')
  // Asked here, so that the form behind does not mark its own reason.
  const [bare, setBare] = useState(false)
  const problem = bare && !reason.trim() ? 'Say why: readers see the reason.' : undefined
  async function go(event: React.FormEvent) {
    event.preventDefault()
    setBare(true)
    if (!reason.trim()) return
    const row =
      what === 'claim'
        ? { id: passage.claim.id, version: passage.read.claim, reason }
        : { id: passage.id, version: passage.read.attestation, reason }
    const door = back ? doors.reinstate : doors.withdraw
    if (await desk.send(() => door(articleId, what, row), back ? 'Put back.' : 'Withdrawn.')) onClose()
  }
  return (
    <Dialog
      title={back ? 'Put back what was withdrawn' : 'Withdraw from the public record'}
      onClose={onClose}
    >
      <form onSubmit={go} className="form">
        {!back && (
          <fieldset>
            <legend className="label">What is withdrawn</legend>
            <label className="tickbox">
              <input
                type="radio"
                name="what"
                checked={what === 'passage'}
                disabled={only}
                onChange={() => setWhat('passage')}
              />
              This passage{only && ' (the only one of its claim)'}
            </label>
            <label className="tickbox">
              <input type="radio" name="what" checked={what === 'claim'} onChange={() => setWhat('claim')} />
              The claim: its address stays and says that it was withdrawn, when and why
            </label>
          </fieldset>
        )}
        <div className="field">
          <label htmlFor="withdraw-reason">
            Reason <span className="hint">public</span>
          </label>
          <input
            className="in"
            id="withdraw-reason"
            maxLength={500}
            value={reason}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'withdraw-reason-problem' : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          {problem && (
            <p className="err" id="withdraw-reason-problem">
              {problem}
            </p>
          )}
        </div>
        {desk.refusal && (
          <p className="note note--error" role="alert">
            {desk.refusal.message}
          </p>
        )}
        <div className="btns">
          <button className={back ? 'btn btn--primary' : 'btn btn--danger'}>
            {back ? 'Put back' : 'Withdraw'}
          </button>
          <button className="btn" type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  )
}
