import type { Told } from '@/lib/api/manual'
import { wordsOf, type Schema } from '@/lib/api/schema-rows'
import { Kind, type HomeOf } from './properties'
import { TryForm } from './try-form'

/** What one address does: what it takes, what it answers, and a form to try it. */
export function OperationSection({ told, base, homeOf }: { told: Told; base: string; homeOf: HomeOf }) {
  const { operationId, method, path, summary, description, parameters, responses, security } = told
  const [status, answer] = Object.entries(responses).find(([status]) => status.startsWith('2'))!
  const taken = told.requestBody?.content ?? {}
  const [sent] = Object.values(taken)
  const types = Object.entries(answer.content ?? {})
  return (
    <section className="op" id={operationId} aria-labelledby={`${operationId}-h`}>
      <h3 className="op__h" id={`${operationId}-h`}>
        {summary}
      </h3>
      <p className="op__line">
        <b>{method.toUpperCase()}</b>{' '}
        <code>
          {base}
          {path === '/' ? '' : path}
        </code>
      </p>
      {security.length > 0 && <p className="op__text">Needs a token.</p>}
      {description && <p className="op__text">{description}</p>}
      {parameters.length > 0 && (
        <dl className="fld">
          {parameters.map(({ name, schema, description, in: place }) => (
            <div key={name}>
              <dt>
                <code>{place === 'path' ? `{${name}}` : name}</code>
              </dt>
              <dd>
                <Kind is={wordsOf(shown(name, schema))} homeOf={homeOf} />
                <span>
                  {[description, schema.default !== undefined && `${String(schema.default)} by default`]
                    .filter(Boolean)
                    .join('. ')}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {sent && (
        <details className="op__more">
          <summary>
            What is sent <span className="meta">{Object.keys(taken).join(' or ')}</span>
          </summary>
          <pre className="api__code" tabIndex={0} aria-label={`What ${operationId} takes`}>
            <code>{pretty(sent.example)}</code>
          </pre>
        </details>
      )}
      {types.map(([type, content], at) => (
        <details key={type} className="op__more">
          <summary>
            {at ? 'The same as' : 'An answer'}{' '}
            <span className="meta">{status === '200' ? type : `${status}, ${type}`}</span>
          </summary>
          <pre className="api__code" tabIndex={0} aria-label={`An answer of ${operationId} as ${type}`}>
            <code>{pretty(content.example)}</code>
          </pre>
          {content.schema && (
            <p className="meta">
              <Kind is={wordsOf(ofItems(content.schema))} homeOf={homeOf} />
            </p>
          )}
        </details>
      ))}
      {method === 'get' && !security.length && <TryForm told={told} />}
      <p className="meta op__codes">
        Answers{' '}
        {Object.keys(responses).map((code) => (
          <code key={code}>{code}</code>
        ))}
      </p>
    </section>
  )
}

// The names to choose from are those of the row, which has its own table.
const shown = (name: string, schema: Schema): Schema => (name === 'fields' ? { type: 'names' } : schema)

const ofItems = (schema: Schema): Schema => schema.properties?.items ?? schema

const pretty = (example: unknown) =>
  typeof example === 'string' ? example : JSON.stringify(example, null, 2)
