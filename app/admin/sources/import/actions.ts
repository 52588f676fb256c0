'use server'

import { text } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { bringInPeople, previewPeople, type PeopleDone } from '@/db/people'
import type { FileProblem } from '@/lib/people-file'
import { addsTo, type Among, type Choices, type Matched } from '@/lib/people-match'
import type { Actor } from '@/lib/permissions'

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
/** As many rows of a state are shown; the counts are of all. */
export type Seen = {
  counts: Record<SeenRow['state'] | 'problems', number>
  rows: SeenRow[]
  problems: FileProblem[]
}
const MOST_SHOWN = 200

async function sent<T>(
  form: FormData,
  run: (
    actor: Actor,
    input: { name: string; bytes: Uint8Array<ArrayBuffer>; choices: Choices },
  ) => Promise<T>,
): Promise<Outcome<T>> {
  const file = form.get('file')
  return act(async (actor) => {
    const chosen = file instanceof File ? file : new File([], '')
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    return run(actor, { name: chosen.name, bytes, choices: choicesIn(text(form, 'choices')) })
  })
}

/** The door refuses what is no choice. */
function choicesIn(words: string): Choices {
  try {
    return words ? (JSON.parse(words) as Choices) : {}
  } catch {
    return {}
  }
}

export async function seePeople(form: FormData): Promise<Outcome<Seen>> {
  return sent(form, async (actor, input) => {
    const { matched, problems } = await previewPeople(actor, input)
    const rows = matched.filter(({ state }) => state !== 'differs').map(shown)
    const counts = { new: 0, adds: 0, same: 0, choose: 0, problems: problems.length }
    const first = rows.filter(({ state }) => (counts[state] += 1) <= MOST_SHOWN)
    return { counts, rows: first, problems: problems.slice(0, MOST_SHOWN) }
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

export async function takePeople(form: FormData): Promise<Outcome<PeopleDone>> {
  return sent(form, async (actor, input) => {
    const done = await bringInPeople(actor, input)
    return { ...done, problems: done.problems.slice(0, MOST_SHOWN) }
  })
}
