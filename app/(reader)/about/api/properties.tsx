import { placeOfRow } from '@/lib/api/manual'
import { rowsOf, type Schema, type Words } from '@/lib/api/schema-rows'

/** In which chapter a row is told. */
export type HomeOf = (row: string) => string | null

/** What an object holds, one property a line. */
export function Properties({ schema, homeOf }: { schema: Schema; homeOf: HomeOf }) {
  return (
    <dl className="fld">
      {rowsOf(schema).map(({ name, is, about }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <Kind is={is} homeOf={homeOf} />
            {about && <span>{about}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What a value is, with a link to what it is told by. */
export function Kind({ is: { before, ref, after }, homeOf }: { is: Words; homeOf: HomeOf }) {
  return (
    <span className="fld__kind">
      {before}
      {ref && <a href={placeOfRow(ref, homeOf(ref))}>{ref}</a>}
      {after}
    </span>
  )
}

/** Rows, each with what it holds. */
export function Rows({ rows, homeOf }: { rows: [string, Schema][]; homeOf: HomeOf }) {
  return rows.map(([name, schema]) => (
    <section key={name} className="op" id={`row-${name}`} aria-labelledby={`row-${name}-h`}>
      <h3 className="op__h" id={`row-${name}-h`}>
        {name}
      </h3>
      {schema.description && <p className="op__text">{schema.description}</p>}
      <Properties schema={schema} homeOf={homeOf} />
    </section>
  ))
}
