import { columnNames, listColumns } from '@/lib/list-columns'

/** The columns of a list, explained, with templates to begin with. */
export function ListColumns() {
  return (
    <details className="more">
      <summary>The columns, and templates to begin with</summary>
      <div className="columns">
        <p>
          The first row names the columns, in any order and case; others are left alone. A row is a whole
          article where it has a text, and else an address to be opened. Templates:{' '}
          <a href="/desk/import/template.csv" download>
            CSV
          </a>
          ,{' '}
          <a href="/desk/import/template.jsonl" download>
            JSON Lines
          </a>
          .
        </p>
        <dl className="columns__list">
          {columnNames.map((name) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                {listColumns[name].means}
                <span className="hint"> Also {listColumns[name].also.join(', ')}.</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  )
}
