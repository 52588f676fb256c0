import { longDate } from '@/lib/dates'
import type { PartView } from '@/lib/record'

type Props = { id: string; title: string; rows: PartView[] }

/** The organisations above or below one, each with the days it was so. */
export function Organisations({ id, title, rows }: Props) {
  if (!rows.length) return null
  return (
    <section aria-labelledby={id}>
      <h2 className="h-small" id={id}>
        {title}
      </h2>
      <ol className="roles">
        {rows.map(({ name, address, held }) => (
          <li key={`${name} ${held}`}>
            <b>{address ? <a href={`/sources/${address}`}>{name}</a> : name}</b>
            {held && <span>{longDate(held)}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
