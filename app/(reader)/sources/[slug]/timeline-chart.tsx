import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { longDate } from '@/lib/dates'
import type { RoleView, Stance } from '@/lib/record'
import { roleBars, type Period, type Timeline } from '@/lib/timeline'

type Size = { name: string; width: number; left: number; right: number; lanes: number; label: number }
export const wide: Size = { name: 'wide', width: 720, left: 92, right: 712, lanes: 4, label: 34 }
export const phone: Size = { name: 'phone', width: 354, left: 24, right: 350, lanes: 3, label: 30 }
const LANE = 26
const PLOT = 158
// The widest letters of the face at this size; a name that does not fit its bar is cut.
const LETTER = 6.4

type Props = { timeline: Timeline; roles: RoleView[]; title: string; description: string; size: Size }

/** Statements by period, stacked by stance, under bars of the roles held; drawn once for each width of screen. */
export function TimelineChart({ timeline, roles, title, description, size }: Props) {
  const { periods, present, unit } = timeline
  const bars = roleBars(timeline, roles, size.lanes)
  const lanes = Math.max(0, ...bars.map(({ lane }) => lane + 1))
  const top = 30 + lanes * LANE
  const base = top + PLOT
  const x = scaleBand<number>(periods.keys(), [size.left, size.right]).paddingInner(0.4).paddingOuter(0.2)
  const most = Math.max(...periods.map(({ total }) => total))
  const y = scaleLinear([0, most], [base, top]).nice(4)
  const barWidth = Math.min(x.bandwidth(), 40)
  const middle = (at: number) => x(at)! + x.bandwidth() / 2
  const along = (part: number) => size.left + part * (size.right - size.left)
  const layers = stack<Period, Stance>()
    .keys(present)
    .value(({ counts }, stance) => counts[stance])(periods)
  const id = (part: string) => `${part}-${size.name}`
  return (
    <svg
      className={`chart chart--${size.name}`}
      viewBox={`0 0 ${size.width} ${base + 44}`}
      role="img"
      aria-labelledby={id('chart-title')}
      aria-describedby={id('chart-about')}
    >
      <title id={id('chart-title')}>{title}</title>
      <desc id={id('chart-about')}>{description}</desc>
      <defs>
        {present.map((stance) => (
          <Fill key={stance} stance={stance} id={id(`fill-${stance}`)} />
        ))}
      </defs>
      {size.name === 'wide' && (
        <>
          {lanes > 0 && (
            <text x="0" y="20">
              Roles
            </text>
          )}
          <text x="0" y={top + 4}>
            Statements
          </text>
        </>
      )}
      {bars.map(({ role, lane, start, end }, index) => (
        <g key={index}>
          <rect
            className={role.held?.endsWith('..') ? 'role role--held' : 'role'}
            x={along(start)}
            y={6 + lane * LANE}
            width={along(end) - along(start)}
            height="20"
          />
          <text className="strong" x={along(start) + 8} y={20 + lane * LANE}>
            {cut(role, along(end) - along(start) - 14)}
          </text>
        </g>
      ))}
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'axis' : 'rule'}
              x1={size.left}
              x2={size.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text x={size.left - 10} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
      {layers.map((layer) =>
        layer.map(([from, to], at) =>
          to > from ? (
            <rect
              key={`${layer.key} ${at}`}
              className={`stance-${layer.key}`}
              fill={`url(#${id(`fill-${layer.key}`)})`}
              x={middle(at) - barWidth / 2}
              y={y(to) + 0.5}
              width={barWidth}
              height={Math.max(y(from) - y(to) - 1, 0.5)}
            />
          ) : null,
        ),
      )}
      {periods.map((period, at) => (
        <g key={period.from}>
          {period.total === most && (
            <text className="strong" x={middle(at)} y={y(most) - 6} textAnchor="middle">
              {most}
            </text>
          )}
          <Label
            period={period}
            first={at === 0}
            x={middle(at)}
            edge={x(at)! - (x.step() - x.bandwidth()) / 2}
            base={base}
            letters={size.name === 'wide' && x.step() > 24 ? 3 : 1}
            shown={unit !== 'month' && at % Math.ceil(size.label / x.step()) === 0}
            month={unit === 'month'}
          />
        </g>
      ))}
    </svg>
  )
}

type LabelProps = {
  period: Period
  first: boolean
  x: number
  edge: number
  base: number
  letters: number
  shown: boolean
  month: boolean
}

// Months carry their letters, and each year begins with a stroke; years and decades as many as there is room for.
function Label({ period, first, x, edge, base, letters, shown, month }: LabelProps) {
  const begins = month && (first || period.from.slice(5, 7) === '01')
  return (
    <>
      {(month || shown) && (
        <text x={x} y={base + 17} textAnchor="middle">
          {month ? period.name.slice(0, letters) : period.name}
        </text>
      )}
      {begins && (
        <>
          <line className="axis" x1={edge} x2={edge} y1={base} y2={base + 40} />
          {/* A year whose name would run into the next one stays without. */}
          {(!first || period.from.slice(5, 7) <= '09') && (
            <text className="strong" x={edge + 6} y={base + 36}>
              {period.from.slice(0, 4)}
            </text>
          )}
        </>
      )}
    </>
  )
}

/** How a stance is filled: by pattern, so that it shows in print and to any eye. */
function Fill({ stance, id }: { stance: Stance; id: string }) {
  const paper = <rect width="6" height="6" fill="var(--color-paper)" />
  const pattern = { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' } as const
  switch (stance) {
    case 'asserts':
      return (
        <pattern {...pattern}>
          <rect width="6" height="6" fill="var(--color-accent)" />
        </pattern>
      )
    case 'denies':
      return (
        <pattern {...pattern} patternTransform="rotate(45)">
          {paper}
          <path d="M0 0V6" stroke="var(--color-ink)" strokeWidth="3" />
        </pattern>
      )
    case 'questions':
      return <pattern {...pattern}>{paper}</pattern>
    case 'demands':
      return (
        <pattern {...pattern}>
          {paper}
          <circle cx="3" cy="3" r="1.3" fill="var(--color-ink)" />
        </pattern>
      )
    case 'predicts':
      return (
        <pattern {...pattern}>
          {paper}
          <path d="M0 3H6" stroke="var(--color-ink-2)" strokeWidth="1.2" />
        </pattern>
      )
  }
}

/** The small square of a legend, filled as the chart fills this stance. */
export function Key({ stance }: { stance: Stance }) {
  const id = `key-${stance}`
  return (
    <svg className="chart__key" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <defs>
        <Fill stance={stance} id={id} />
      </defs>
      <rect className={`stance-${stance}`} x="0.5" y="0.5" width="11" height="11" fill={`url(#${id})`} />
    </svg>
  )
}

// The longest of: title, organisation and dates; title and organisation; title; its beginning; nothing.
function cut({ title, organisation, held }: RoleView, width: number): string {
  const room = Math.floor(width / LETTER)
  const where = organisation ? `${title}, ${organisation.name}` : title
  const names = [held ? `${where}, ${longDate(held)}` : where, where, title]
  return (
    names.find((name) => name.length <= room) ?? (room > 4 ? `${title.slice(0, room - 1).trimEnd()}…` : '')
  )
}
