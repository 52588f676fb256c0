import { jsonOf } from './foreign-json'
import { importText, ofFile } from './import-file'
import { readPeopleCsv } from './people-csv'
import { MOST_ROWS, type FilePerson, type PeopleFile } from './people-file'
import { readPopolo } from './people-popolo'

/**
 * Reads a file of people and organisations: Popolo JSON, or CSV by comma, semicolon or tab, in UTF-8 or UTF-16.
 * Never throws: what cannot be read is among the problems, and takes nothing else with it.
 */
export function readPeople(bytes: Uint8Array): PeopleFile {
  const whole = (message: string): PeopleFile => ({ entries: [], problems: [ofFile(message)] })
  const file = importText(bytes)
  if ('problem' in file) return whole(file.problem)
  const json = file.json ? jsonOf(file.text) : null
  if (json === undefined) return whole('This looks like JSON and is none.')
  const read = file.json ? readPopolo(json) : readPeopleCsv(file.text)
  const rows = read.entries.reduce((sum, entry) => sum + Math.max(1, entry.roles.length), 0)
  if (rows + read.problems.length > MOST_ROWS)
    return whole('The file has more than 10,000 rows. Part it in two.')
  if (!rows && !read.problems.length) return whole('The file has no rows.')
  return identifiedOnce(read)
}

/** An identifier is of the first entry that has it: two entries of a file are not the same by it. */
function identifiedOnce({ entries, problems }: PeopleFile): PeopleFile {
  const owners = new Map<string, FilePerson>()
  const told = [...problems]
  const once = entries.map((entry) => {
    const identifiers = entry.identifiers.filter(({ scheme, value }) => {
      const owner = owners.get(`${scheme} ${value}`)
      if (!owner || owner === entry || scheme === 'site') return owners.set(`${scheme} ${value}`, entry)
      told.push({ at: entry.at, field: scheme, message: `${owner.name} (${owner.at}) has this already.` })
      return false
    })
    return { ...entry, identifiers }
  })
  return { entries: once, problems: told }
}
