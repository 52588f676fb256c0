import { TextField } from '@/app/admin/field'
import { auditedKinds, type AuditFilter } from '@/lib/audit'

type Props = {
  filter: AuditFilter
  users: { id: number; name: string; email: string }[]
  problems: { path: PropertyKey[]; message: string }[]
}

const kinds = Object.entries(auditedKinds).sort(([, [, one]], [, [, other]]) => one.localeCompare(other))

/** What the log is narrowed to: person, kind and number of what was changed, and time. */
export function AuditFilterForm({ filter, users, problems }: Props) {
  const problemOf = (field: string) => problems.find(({ path }) => path[0] === field)?.message
  const problem = problemOf('kind')
  const narrowed = Object.values(filter).some(Boolean)
  return (
    <form className="find audit-find" role="search" aria-label="Audit log" action="/admin/audit">
      <div className="field find__choice">
        <label htmlFor="by">Who</label>
        <select className="in" id="by" name="by" defaultValue={filter.by ?? ''} key={`by ${filter.by}`}>
          <option value="">Anyone</option>
          <option value="program">The program</option>
          {users.map(({ id, name, email }) => (
            <option key={id} value={id}>
              {name} ({email})
            </option>
          ))}
        </select>
      </div>
      <div className="field find__choice">
        <label htmlFor="kind">What</label>
        <select
          className="in"
          id="kind"
          name="kind"
          defaultValue={filter.kind ?? ''}
          key={`kind ${filter.kind}`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem && 'kind-problem'}
        >
          <option value="">Anything</option>
          {kinds.map(([kind, [, several]]) => (
            <option key={kind} value={kind}>
              {several}
            </option>
          ))}
        </select>
        {problem && (
          <p className="err" id="kind-problem">
            {problem}
          </p>
        )}
      </div>
      <TextField
        id="object"
        name="object"
        label="Its number"
        type="number"
        min={1}
        max={2147483647}
        defaultValue={filter.object}
      />
      <TextField
        id="from"
        name="from"
        label="From (UTC)"
        type="datetime-local"
        defaultValue={filter.from && wholeMinute(filter.from, '00:00')}
      />
      <TextField
        id="to"
        name="to"
        label="To (UTC)"
        type="datetime-local"
        defaultValue={filter.to && wholeMinute(filter.to, '23:59')}
        problem={problemOf('to')}
      />
      <button className="btn">Show</button>
      {narrowed && (
        <a className="btn btn--quiet" href="/admin/audit">
          Show all
        </a>
      )}
    </form>
  )
}

const wholeMinute = (moment: string, time: string) => (moment.length === 10 ? `${moment}T${time}` : moment)
