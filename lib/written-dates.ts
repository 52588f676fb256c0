import { dayProblem, joinDate, monthNames, weekdayNames, weekdayOf } from './calendar'

/** A date as English prints it; `edtf` where it says its year, `latest` counts a yearless one back from a day. */
export type Written = { edtf: string } | { latest: (day: string) => string } | { problem: string }

type Parts = { weekday: number | null; day: number | null; month: number | null; year: number | null }

const weekday = '(?:(?<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?'
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?'
const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const year = '(?<year>\\d{4})'
const forms = [
  `${weekday}(?:the )?${day}(?: of)? ${month}(?:,? ${year})?`,
  `${weekday}${month} (?:the )?${day}(?:,? ${year})?`,
  `${month}(?:,? ${year})?`,
  year,
].map((form) => new RegExp(`^${form}$`, 'i'))

const circa = /^(?:circa|ca?\.|about|around|approximately|roughly) /i
const leadIn = /^(?:on|in|during|early|late|mid|early in|late in|from|between)[ -]/i
const rangeSign = / ?[–—] ?| - |(?<=\d)-(?=\d)| (?:to|and|until|through) /i

/** Reads "17 March 2023", "March 17", "15–28 March 2025", "circa March 2023"; null where the words are something else. */
export function readWritten(words: string): Written | null {
  let plain = words.trim().replace(/\s+/g, ' ')
  while (leadIn.test(plain)) plain = plain.replace(leadIn, '')
  const about = circa.test(plain)
  plain = plain.replace(circa, '')
  const [first, second, ...more] = plain.split(rangeSign)
  if (!first || more.length) return null
  if (second === undefined) {
    const parts = read(first)
    return parts && (about ? approximate(single(parts)) : single(parts))
  }
  const end = read(second)
  if (!end?.year) return null
  const bare =
    /^\d{1,2}$/.test(first) && end.day
      ? { weekday: null, day: Number(first), month: end.month, year: null }
      : null
  const start = bare ?? read(first)
  return start && range({ ...start, year: start.year ?? end.year }, end)
}

function read(words: string): Parts | null {
  const groups = forms.map((form) => form.exec(words)?.groups).find(Boolean)
  if (!groups) return null
  const named = (names: readonly string[], word: string | undefined) =>
    word ? names.findIndex((name) => name.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase()) : null
  const monthIndex = named(monthNames, groups.month)
  return {
    weekday: named(weekdayNames, groups.weekday),
    day: groups.day ? Number(groups.day) : null,
    month: monthIndex === null ? null : monthIndex + 1,
    year: groups.year ? Number(groups.year) : null,
  }
}

function single(parts: Parts): Written {
  const { year, month, day } = parts
  if (year === null) return yearless(parts)
  const problem = dayProblem(year, month, day) ?? weekdayProblem(parts, joinDate(year, month, day))
  return problem ? { problem } : { edtf: joinDate(year, month, day) }
}

function approximate(written: Written): Written {
  return 'edtf' in written ? { edtf: `${written.edtf}~` } : written
}

function range(start: Parts, end: Parts): Written {
  const [from, to] = [single(start), single(end)]
  if ('problem' in from) return from
  if ('problem' in to) return to
  if (!('edtf' in from) || !('edtf' in to)) return { problem: 'Write the year of both ends.' }
  return from.edtf < to.edtf
    ? { edtf: `${from.edtf}/${to.edtf}` }
    : { problem: 'The range ends before it begins.' }
}

/** The latest such day or month that is not after the given day. */
function yearless(parts: Parts): Written {
  const { month, day } = parts
  // 2024 is a leap year: 29 February is refused only where no year has the day.
  const problem = dayProblem(2024, month, day)
  if (problem) return { problem: problem.replace(' 2024', '') }
  return {
    latest(reference) {
      let year = Number(reference.slice(0, 4))
      const fits = () =>
        joinDate(year, month, day) <= reference &&
        !dayProblem(year, month, day) &&
        !weekdayProblem({ ...parts, year }, joinDate(year, month, day))
      // 28 years hold every weekday of every day but for century years.
      for (let tries = 0; tries < 41 && !fits(); tries += 1) year -= 1
      return joinDate(year, month, day)
    },
  }
}

function weekdayProblem({ weekday, day, month, year }: Parts, iso: string): string | null {
  if (weekday === null || day === null || month === null) return null
  const actual = weekdayOf(iso)
  return actual === weekday ? null : `${day} ${monthNames[month - 1]} ${year} was a ${weekdayNames[actual]}.`
}
