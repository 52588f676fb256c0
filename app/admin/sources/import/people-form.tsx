'use client'

import { useState } from 'react'
import { FileForm } from '@/app/desk/import/file-form'
import { counted } from '@/components/counted'
import { seePeople, takePeople, type Seen } from './actions'
import { ProblemTable, SeenTable } from './seen-table'

function summary(counts: Seen['counts']): string {
  const parts = [
    [counts.new, 'new'],
    [counts.adds, 'on record that the file adds to'],
    [counts.same, 'on record with nothing to add'],
    [counts.choose, 'to choose'],
    [counts.problems, counts.problems === 1 ? 'problem' : 'problems'],
  ] as const
  const told = parts.filter(([count]) => count).map(([count, what]) => `${count} ${what}`)
  return `${told.join(', ')}.`
}

/** Chooses a file, shows what would come of it, and brings it in. */
export function PeopleForm() {
  const [choices, setChoices] = useState<Record<string, string>>({})
  return (
    <section className="admin" aria-label="File">
      <FileForm
        id="people-file"
        label="File of people"
        hint="Popolo JSON or CSV in UTF-8, at most 5 MB and 10,000 rows."
        accept=".json,.csv,.tsv,application/json,text/csv"
        fields={{ choices: JSON.stringify(choices) }}
        see={seePeople}
        take={takePeople}
        fresh={() => setChoices({})}
        any={({ counts }) => counts.new + counts.adds + counts.choose > 0}
        seenAs={(seen) => (
          <>
            <p className="note" role="status">
              {summary(seen.counts)} Nothing is written yet.
            </p>
            <ProblemTable problems={seen.problems} count={seen.counts.problems} />
            <SeenTable
              rows={seen.rows}
              choices={choices}
              choose={(key, choice) => {
                const { [key]: _, ...rest } = choices
                setChoices(choice ? { ...rest, [key]: choice } : rest)
              }}
            />
          </>
        )}
        doneAs={(done) => (
          <>
            <p className="note" role="status">
              <b>{counted(done.made, 'source')} made</b>, {done.added} added to, {done.left} left out
              {done.problems.length > 0 && `, ${counted(done.problems.length, 'problem')}`}.
            </p>
            <ProblemTable problems={done.problems} count={done.problems.length} />
          </>
        )}
      />
    </section>
  )
}
