'use client'

import { useActionState, useState } from 'react'
import { Choice, TextArea, TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn, type FormState } from '@/app/admin/form-state'
import type { DeskAssessment, DeskEvidence } from '@/db/claim-desk'
import { evidenceSides } from '@/lib/record'
import { keepAssessment } from './actions'

type Props = { claim: number; assessment: DeskAssessment | null; scale: string[]; today: string }

/** A number that a conflict says is on record now; who saves after seeing it means it. */
function versionOnRecord(state: FormState): number | null {
  const current = state && 'refusal' in state ? state.refusal.current : null
  return typeof current === 'object' && current !== null && 'version' in current
    ? Number(current.version)
    : null
}

/** Rating, reasons, day and evidence; rows that stay empty are no evidence. */
export function AssessmentForm({ claim, assessment, scale, today }: Props) {
  const [answer, send, busy] = useActionState(keepAssessment, null)
  // Published since it was saved, it needs no word of the saving any more.
  const isPublic = assessment?.state === 'published'
  const [savedAs, setSavedAs] = useState(isPublic)
  const state = answer && 'done' in answer && savedAs !== isPublic ? null : answer
  const rated = typedIn(state, 'rating', assessment?.rating)
  const rows = Math.min(20, Math.max(2, (assessment?.evidence.length ?? 0) + 2))
  const from = `/desk/claims/${claim}`
  const evidence = Array.from({ length: rows }, (_, row) => `cited-${row}`)
  const fields = {
    rating: 'rating',
    reasons: 'reasons',
    assessedOn: 'assessed-on',
    reason: 'why-changed',
    ...Object.fromEntries(
      evidence.flatMap((id, row) => parts.map((part) => [`evidence.${row}.${part}`, id])),
    ),
  }
  return (
    <form
      action={send}
      className="form form--wide"
      aria-label="Assessment"
      onSubmit={() => setSavedAs(isPublic)}
    >
      <FormNote state={state} fields={fields} from={from} />
      <input type="hidden" name="claim" value={claim} />
      <input type="hidden" name="version" value={versionOnRecord(state) ?? assessment?.version ?? ''} />
      <input type="hidden" name="rows" value={rows} />
      <div className="two">
        <Choice
          id="rating"
          name="rating"
          label="Rating"
          options={scale.includes(rated) ? scale : ['', ...scale]}
          defaultValue={scale.includes(rated) ? rated : ''}
          hint={
            rated && !scale.includes(rated)
              ? `“${rated}” is not on the scale any more.`
              : 'From the worst to the best.'
          }
          required
          problem={problemOf(state, 'rating')}
        />
        <TextField
          id="assessed-on"
          name="assessedOn"
          type="date"
          label="Assessed on"
          required
          defaultValue={typedIn(state, 'assessedOn', assessment?.assessedOn ?? today)}
          problem={problemOf(state, 'assessedOn')}
        />
      </div>
      <TextArea
        id="reasons"
        name="reasons"
        label="Reasons"
        rows={8}
        maxLength={10_000}
        required
        hint="An empty line separates paragraphs."
        defaultValue={typedIn(state, 'reasons', assessment?.reasons)}
        problem={problemOf(state, 'reasons')}
      />
      {evidence.map((id, row) => (
        <Cited key={id} id={id} row={row} kept={assessment?.evidence[row]} state={state} />
      ))}
      <p className="hint">Two more rows stand here each time you save. To remove one, empty it.</p>
      {isPublic && (
        <TextField
          key={`why ${assessment.version}`}
          id="why-changed"
          name="reason"
          label="Why is this changed?"
          maxLength={500}
          required
          hint="Readers see it beside the change."
          defaultValue={typedIn(state, 'reason')}
          problem={problemOf(state, 'reason')}
        />
      )}
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          {isPublic ? 'Save, for readers at once' : 'Save the draft'}
        </button>
      </div>
    </form>
  )
}

const parts = ['side', 'articleId', 'address', 'title', 'note']

type RowProps = { id: string; row: number; kept: DeskEvidence | undefined; state: FormState }

function Cited({ id, row, kept, state }: RowProps) {
  const problem = parts.map((part) => problemOf(state, `evidence.${row}.${part}`)).find(Boolean)
  const typed = (name: string, onRecord?: string | null) => typedIn(state, `${name}-${row}`, onRecord ?? '')
  return (
    <fieldset className="cited">
      <legend>Evidence {row + 1}</legend>
      <Choice
        id={`side-${row}`}
        name={`side-${row}`}
        label="Side"
        options={evidenceSides}
        defaultValue={typed('side', kept?.side ?? 'for')}
      />
      <TextField
        id={id}
        name={id}
        label="Article or address"
        maxLength={2000}
        hint={
          kept?.hidden
            ? 'An article not public here: readers do not see this evidence.'
            : 'The number of an article on record, or an address with https://.'
        }
        defaultValue={typed('cited', kept?.address ?? (kept?.articleId ? String(kept.articleId) : ''))}
        problem={problem}
      />
      <TextField
        id={`title-${row}`}
        name={`title-${row}`}
        label="Title"
        maxLength={300}
        hint="Empty for that of the article."
        defaultValue={typed('title', kept?.title)}
      />
      <TextField
        id={`note-${row}`}
        name={`note-${row}`}
        label="What it shows"
        maxLength={1000}
        defaultValue={typed('note', kept?.note)}
      />
    </fieldset>
  )
}
