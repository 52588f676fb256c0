import { FileTable, RowChoice } from '@/app/desk/import/file-table'
import type { SeenRow } from './actions'

type Props = {
  rows: SeenRow[]
  count: number
  choices: Record<string, string>
  choose: (key: string, choice: string) => void
}

/** What would come of each entry; those that may be several are a choice. */
export function SeenPeople({ rows, count, choices, choose }: Props) {
  return (
    <FileTable
      title="Entries"
      rows={rows}
      count={count}
      columns={[
        {
          name: 'Entry',
          cell: ({ name, at }) => (
            <>
              {name}
              <span className="sub">{at}</span>
            </>
          ),
        },
        { name: 'Kind', cell: ({ kind }) => kind },
        {
          name: 'What it is',
          plain: true,
          cell: (row) => (
            <WhatItIs
              row={row}
              chosen={choices[row.key] ?? ''}
              choose={(choice) => choose(row.key, choice)}
            />
          ),
        },
        {
          name: 'What is added',
          cell: (row) => (
            <>
              {addedTo(row, choices[row.key])}
              {row.differs.length > 0 && (
                <span className="sub">The record stands, though it differs: {row.differs.join(', ')}.</span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function addedTo(row: SeenRow, choice: string | undefined): string {
  if (row.state === 'new') return ['its name', ...row.adds].join(', ')
  if (row.state !== 'choose') return row.adds.join(', ') || 'nothing'
  return choice ? 'what is not on record yet' : 'nothing until you choose'
}

type WhatProps = { row: SeenRow; chosen: string; choose: (choice: string) => void }

function WhatItIs({ row, chosen, choose }: WhatProps) {
  if (row.state === 'new') return <span className="tag tag--dash">new</span>
  if (row.state !== 'choose')
    return (
      <>
        the same as <a href={`/admin/sources/${row.source}`}>source {row.source}</a>
        <span className="sub">because of {row.because}</span>
      </>
    )
  const among = row.among.map(({ id, name, description }) => {
    const words = [`Source ${id}: ${name}`, description].filter(Boolean).join(', ')
    return [String(id), words.slice(0, 120)] as const
  })
  return (
    <>
      <RowChoice
        label={`Who ${row.name} is (${row.at})`}
        chosen={chosen}
        choose={choose}
        options={[...among, ['new', 'Somebody new']]}
      />
      <span className="sub">{row.because}</span>
    </>
  )
}
