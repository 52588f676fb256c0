import { scaleUtc } from 'd3-scale'
import { stanceShapes } from '@/components/sign'
import { longDate } from '@/lib/dates'
import type { Said, SourceRow, WhoSays } from '@/lib/who-says'

const day = 86_400_000
const most = 24
/** In pixels: the width, where the time begins and ends, a row's height, and of it where its line runs. */
const forms = {
  wide: { width: 640, left: 184, right: 628, row: 25, line: 14, ticks: 5, letters: 25 },
  phone: { width: 354, left: 12, right: 340, row: 46, line: 30, ticks: 3, letters: 44 },
}
type Form = keyof typeof forms

/** One row a source: a sign for each utterance on its day, on a bar for a range, on a dashed one for circa. */
export function TimeLine({ said, form }: { said: WhoSays; form: Form }) {
  const { width, left, right, row, line, ticks, letters } = forms[form]
  const shown = said.rows.slice(0, most)
  const bottom = shown.length * row + 8
  const [from, to] = [Date.parse(said.from), Date.parse(said.to) + day]
  // A margin at both ends, so that no sign is cut; one day alone stands in the middle.
  const margin = Math.max((to - from) * 0.05, day)
  const x = scaleUtc([from - margin, to + margin], [left, right])
  const at = (one: string, end = 0) => x(Date.parse(one) + end * day)
  const name = `who-${form}`
  return (
    <svg
      className={`chart chart--${form}`}
      viewBox={`0 0 ${width} ${bottom + 20}`}
      role="img"
      aria-labelledby={name}
    >
      <title
        id={name}
      >{`Who says it and when, ${longDate(said.from === said.to ? said.from : `${said.from}/${said.to}`)}. The table below says the same.`}</title>
      {roomFor(labelled(x.ticks(ticks)), x).map(({ moment, label }) => (
        <g key={moment.getTime()}>
          <line className="rule" x1={x(moment)} x2={x(moment)} y1="0" y2={bottom} />
          <text x={x(moment) + 4} y={bottom + 14}>
            {x(moment) < right - 48 && label}
          </text>
        </g>
      ))}
      {shown.map(({ source, said }, place) => {
        const y = place * row + line
        return (
          <g key={source.id}>
            <text
              className="strong"
              x={form === 'wide' ? left - 14 : left}
              y={form === 'wide' ? y + 4 : y - 14}
              textAnchor={form === 'wide' ? 'end' : 'start'}
            >
              {source.name.length > letters ? `${source.name.slice(0, letters - 1).trim()}…` : source.name}
            </text>
            <line className="rule" x1={left} x2={right} y1={y} y2={y} />
            <Turns said={said} y={y} middle={(one) => (at(one.from) + at(one.to, 1)) / 2} />
            {said.map((one) => (
              <Point key={one.id} said={one} from={at(one.from)} to={at(one.to, 1)} y={y} />
            ))}
          </g>
        )
      })}
    </svg>
  )
}

function Point({ said, from, to, y }: { said: Said; from: number; to: number; y: number }) {
  const middle = (from + to) / 2
  return (
    <>
      {said.from !== said.to && (
        <line className={said.circa ? 'bar bar--circa' : 'bar'} x1={from} x2={to} y1={y} y2={y} />
      )}
      <circle className="ground" cx={middle} cy={y} r="8.5" />
      <svg x={middle - 7.5} y={y - 7.5} width="15" height="15" viewBox="0 0 16 16">
        {stanceShapes[said.stance]}
      </svg>
    </>
  )
}

/** A line between two utterances of one source that do not take the same stance. */
function Turns({ said, y, middle }: { said: SourceRow['said']; y: number; middle: (one: Said) => number }) {
  return said.slice(1).map((one, place) => {
    const before = said[place]!
    if (before.stance === one.stance) return null
    return <line className="turn" key={one.id} x1={middle(before)} x2={middle(one)} y1={y} y2={y} />
  })
}

type Tick = { moment: Date; label: string }

/** A label that would run into the one before it is left out; its line stays. Figures are about 6 pixels wide. */
function roomFor(ticks: Tick[], x: (moment: Date) => number): Tick[] {
  let end = 0
  return ticks.map(({ moment, label }) => {
    if (x(moment) < end) return { moment, label: '' }
    end = x(moment) + label.length * 6.2 + 8
    return { moment, label }
  })
}

/** The moments in words, as exact as they need to be, the year at its first alone. */
function labelled(moments: Date[]): Tick[] {
  const days = moments.map((moment) => moment.toISOString().slice(0, 10))
  const cut = days.every((one) => one.endsWith('-01-01'))
    ? 4
    : days.every((one) => one.endsWith('-01'))
      ? 7
      : 10
  return moments.flatMap((moment, at) => {
    const one = days[at]!.slice(0, cut)
    if (days.indexOf(days[at]!) !== at) return []
    const known = cut > 4 && days[at - 1]?.slice(0, 4) === one.slice(0, 4)
    return [{ moment, label: known ? longDate(one).replace(/ \d{4}$/, '') : longDate(one) }]
  })
}
