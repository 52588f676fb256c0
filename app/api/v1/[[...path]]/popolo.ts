import { popoloOrganisations, popoloPersons, popoloRoles, popoloUtterances } from '@/db/popolo'
import { popoloMemberships, popoloOrganizations, popoloPeople, popoloSpeeches } from '@/lib/api/popolo'
import { popoloMembership, popoloOrganization, popoloPerson, popoloSpeech } from '@/lib/popolo'
import { on } from './handled'

type Query = { after?: string; limit: number }
type Lines<Line> = { lines: Line[]; next: string | null }

/** A page of what Popolo calls so. */
const listed =
  <Line>(
    noun: string,
    read: (query: Query) => Promise<Lines<Line>>,
    present: (line: Line, origin: string) => object,
  ) =>
  async ({ query, origin }: { query: Query; origin: string }) => {
    const { lines, next } = await read(query)
    const items = lines.map((line) => present(line, origin))
    const here = `${origin}/api/v1/popolo/${noun}?limit=${query.limit}`
    return { body: { items, next: next && `${here}&after=${next}` } }
  }

export const popolo = [
  on(popoloPeople, listed('people', popoloPersons, popoloPerson)),
  on(popoloOrganizations, listed('organizations', popoloOrganisations, popoloOrganization)),
  on(popoloMemberships, listed('memberships', popoloRoles, popoloMembership)),
  on(popoloSpeeches, listed('speeches', popoloUtterances, popoloSpeech)),
]
