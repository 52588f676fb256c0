import { text } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import type { Actor } from '@/lib/permissions'

export type SentFile = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** Of many rows and problems of a file as many are shown. */
export const MOST_SHOWN = 200

/** Runs a door for whoever sends a form with a file; one that was not sent is empty, as the door tells. */
export async function withFile<T>(
  form: FormData,
  run: (actor: Actor, file: SentFile) => Promise<T>,
): Promise<Outcome<T>> {
  const file = form.get('file')
  return act(async (actor) => {
    const chosen = file instanceof File ? file : new File([], '')
    return run(actor, { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) })
  })
}

/** What was chosen for rows of the file; the door refuses what is no choice. */
export function chosenIn<Choices>(form: FormData, name: string): Choices {
  try {
    return JSON.parse(text(form, name) || '{}') as Choices
  } catch {
    return {} as Choices
  }
}

/** The first problems, with how many there are. */
export const firstProblems = <Problem>(problems: Problem[]) => ({
  problems: problems.slice(0, MOST_SHOWN),
  problemCount: problems.length,
})
