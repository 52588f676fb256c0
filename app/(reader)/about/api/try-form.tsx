import type { Parameter, Told } from '@/lib/api/manual'

/** A form that asks an address; it needs no script, since an address of the API makes the path of its fields. */
export function TryForm({ told: { operationId, path, parameters } }: { told: Told }) {
  const action = path.includes('{') ? `/api/v1/try/${operationId}` : `/api/v1${path === '/' ? '' : path}`
  return (
    <details className="op__more">
      <summary>Try it</summary>
      <form className="op__form" action={action} method="get">
        {parameters.map((parameter) => (
          <div key={parameter.name} className="field">
            <label htmlFor={`${operationId}-${parameter.name}`}>{parameter.name}</label>
            <Field id={`${operationId}-${parameter.name}`} parameter={parameter} />
          </div>
        ))}
        <button className="btn btn--primary" type="submit">
          Ask<span className="vh"> {operationId}</span>
        </button>
      </form>
    </details>
  )
}

function Field({ id, parameter: { name, schema, example, required } }: { id: string; parameter: Parameter }) {
  const values = schema.enum ?? (name === 'fields' ? undefined : schema.items?.enum)
  const choices = schema.type === 'boolean' ? ['true', 'false'] : values
  // What an example finds in an invented record is not in this one; the first row is.
  const first = !required ? '' : schema.type === 'integer' ? '1' : String(example)
  if (choices)
    return (
      <select id={id} name={name} className="in" defaultValue={first}>
        {!required && <option value="">any</option>}
        {choices.map((choice) => (
          <option key={String(choice)}>{String(choice)}</option>
        ))}
      </select>
    )
  return (
    <input
      id={id}
      name={name}
      className="in"
      defaultValue={first}
      required={required}
      inputMode={schema.type === 'integer' ? 'numeric' : undefined}
      placeholder={example === undefined ? undefined : String(example)}
    />
  )
}
