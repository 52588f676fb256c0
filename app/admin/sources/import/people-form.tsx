'use client'

import { useState } from 'react'
import { FileForm } from '@/app/desk/import/file-form'
import { counted, numeral } from '@/components/counted'
import { seePeople, takePeople } from './actions'
import { SeenPeople } from './seen-people'

/** People and organisations from a file; who may be several is chosen row by row. */
export function PeopleForm() {
  const [choices, setChoices] = useState<Record<string, string>>({})
  return (
    <FileForm
      id="people-file"
      label="File of people"
      hint="Popolo JSON or CSV in UTF-8, at most 5 MB and 10,000 rows."
      accept=".json,.csv,.tsv,application/json,text/csv"
      fields={{ choices: JSON.stringify(choices) }}
      see={seePeople}
      take={takePeople}
      fresh={() => setChoices({})}
      told={({ counts }) => [
        [counts.new, 'new'],
        [counts.adds, 'on record that the file adds to'],
        [counts.same, 'on record with nothing to add'],
        [counts.choose, 'to choose'],
      ]}
      table={({ rows, counts }) => (
        <SeenPeople
          rows={rows}
          count={counts.new + counts.adds + counts.same + counts.choose}
          choices={choices}
          choose={(key, choice) => {
            const { [key]: _, ...rest } = choices
            setChoices(choice ? { ...rest, [key]: choice } : rest)
          }}
        />
      )}
      any={({ counts }) => counts.new + counts.adds + counts.choose > 0}
      made={({ made, added }) => [`${counted(made, 'source')} made`, `${numeral(added)} added to`]}
    />
  )
}
