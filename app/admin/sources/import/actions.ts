'use server'

import type { Outcome } from '@/app/answers'
import { chosenIn, firstProblems, MOST_SHOWN, withFile } from '@/app/desk/import/sent-file'
import { bringInPeople, previewPeople, type PeopleDone } from '@/db/people'
import type { FileProblem } from '@/lib/errors'
import { addsTo, type Among, type Choices, type Matched } from '@/lib/people-match'

/** One entry of a file as the page shows it. */
export type SeenRow = {
  key: string
  at: string
  name: string
  kind: string
  state: 'new' | 'adds' | 'same' | 'choose'
  source: number | null
  because: string
  among: Among[]
  adds: string[]
  differs: string[]
}
/** The first rows of each state; the counts are of all. */
export type Seen = {
  counts: Record<SeenRow['state'], number>
  rows: SeenRow[]
  problems: FileProblem[]
  problemCount: number
}

const choicesOf = (form: FormData) => chosenIn<Choices>(form, 'choices')

export async function seePeople(form: FormData): Promise<Outcome<Seen>> {
  return withFile(form, async (actor, file) => {
    const input = { ...file, choices: choicesOf(form) }
    const { matched, problems } = await previewPeople(actor, input)
    const rows = matched.filter(({ state }) => state !== 'differs').map(shown)
    const counts = { new: 0, adds: 0, same: 0, choose: 0 }
    const first = rows.filter(({ state }) => (counts[state] += 1) <= MOST_SHOWN)
    return { counts, rows: first, ...firstProblems(problems) }
  })
}

const several = (count: number, one: string, more = `${one}s`): string[] =>
  count ? [count === 1 ? `a ${one}` : `${count} ${more}`] : []

function shown(one: Matched): SeenRow {
  const { entry, differs } = one
  const adds = addsTo(one)
  const state = one.state === 'same' ? (adds ? 'adds' : 'same') : one.state
  return {
    key: entry.key,
    at: entry.at,
    name: entry.name,
    kind: entry.kind,
    state: state === 'differs' ? 'choose' : state,
    source: one.state === 'same' ? one.source : null,
    because: 'because' in one ? one.because : '',
    among:
      one.state === 'choose' ? one.among.map(({ id, name, description }) => ({ id, name, description })) : [],
    adds: [
      ...(one.description ? ['a description'] : []),
      ...several(one.names.length, 'name'),
      ...several(one.identifiers.length, 'register entry', 'register entries'),
      ...several(one.roles.length, 'role'),
      ...several(one.parents.length, 'wider organisation'),
    ],
    differs,
  }
}

export async function takePeople(form: FormData): Promise<Outcome<PeopleDone & { problemCount: number }>> {
  return withFile(form, async (actor, file) => {
    const done = await bringInPeople(actor, { ...file, choices: choicesOf(form) })
    return { ...done, ...firstProblems(done.problems) }
  })
}
