import { rowsOf, type Schema, type Words } from '@/lib/api/schema-rows'

/** What an object holds, one property a line. */
export function Properties({ schema }: { schema: Schema }) {
  return (
    <dl className="fld">
      {rowsOf(schema).map(({ name, is, about }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <Kind is={is} />
            {about && <span>{about}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What a value is, with a link to what it is told by. */
export function Kind({ is: { before, ref, after } }: { is: Words }) {
  return (
    <span className="fld__kind">
      {before}
      {ref && <a href={`#row-${ref}`}>{ref}</a>}
      {after}
    </span>
  )
}
