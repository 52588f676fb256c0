import { act, type Outcome } from '@/app/answers'
import type { Actor } from '@/lib/permissions'

export type SentFile = { name: string; bytes: Uint8Array<ArrayBuffer> }

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
