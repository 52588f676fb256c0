type Props = {
  names: readonly string[]
  /** Those whose columns hold numbers. */
  numbers?: readonly string[]
}

/** The head of a table of the desk. Laid out as blocks on a phone, a table keeps its meaning by roles only. */
export function TableHead({ names, numbers = [] }: Props) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {names.map((name) => (
          <th key={name} role="columnheader" scope="col" className={numbers.includes(name) ? 'r' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}
