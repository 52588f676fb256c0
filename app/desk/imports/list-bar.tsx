import type { ImportProgress } from '@/db/import-desk'
import { counted, numeral } from '@/components/counted'

/** How far a list has come: new, held already, could not be read, each by its own ground, and in words. */
export function ListBar({ list, labelledBy }: { list: ImportProgress; labelledBy: string }) {
  const { rows, made, same, failed } = list
  const done = made + same + failed
  const share = (part: number) => ({ width: `${rows ? (100 * part) / rows : 0}%` })
  return (
    <div
      className="bar bar--big"
      role="progressbar"
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={Math.max(rows, 1)}
      aria-valuetext={`${numeral(done)} of ${counted(rows, 'row')} done`}
      aria-labelledby={labelledBy}
    >
      <i style={share(made)} />
      {same > 0 && <i className="same" style={share(same)} />}
      {failed > 0 && <i className="bad" style={share(failed)} />}
    </div>
  )
}
