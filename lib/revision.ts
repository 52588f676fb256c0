import type { Change } from './record'

type Row = Record<string, unknown> | null
type Saved = {
  object: string
  action: string
  before: Row
  after: Row
  /** Of a place in a later version of an article: its publisher and the number of the version. */
  outlet?: string | null
  number?: number | null
}

const quoted = (value: unknown) => `“${String(value ?? '')}”`
const named: Record<string, string> = {
  stance: 'Stance',
  said_on: 'Said on',
  capacity: 'Capacity',
  channel: 'Channel',
  kind: 'Quote kind',
}

/** One saved change of a public claim as readers read it, in a sentence; null where there is nothing to tell. */
export function sentence({ object, action, before, after, ...place }: Saved): string | null {
  const state = before?.state === after?.state ? null : after?.state
  if (object === 'anchors') return before && after ? decided(place, before, after) : null
  if (object === 'claims') {
    if (state === 'withdrawn') return 'Withdrawn.'
    if (state === 'published') return before?.state === 'withdrawn' ? 'Reinstated.' : 'Published.'
    if (before && before.wording !== after?.wording)
      return `Wording: ${quoted(after?.wording)} for ${quoted(before.wording)}.`
    return null
  }
  if (object === 'attestations') {
    if (state === 'published')
      return before?.state === 'withdrawn' ? 'A passage put back.' : 'A passage added.'
    if (state === 'withdrawn') return 'A passage withdrawn.'
    if (action !== 'update' || !before || !after || after.state !== 'published') return null
    if (before.utterance_id !== after.utterance_id) return 'A passage moved to another utterance.'
    if (JSON.stringify(before.content) !== JSON.stringify(after.content))
      return 'The words of a passage marked anew.'
    if (before.kind !== after.kind) return `Quote kind: ${after.kind} for ${before.kind}.`
    return null
  }
  if (object !== 'utterances' || action !== 'update' || !before || !after) return null
  if (before.source_id !== after.source_id) return 'Another source for an utterance.'
  const changed = Object.keys(named).find((column) => before[column] !== after[column])
  if (!changed) return null
  return `${named[changed]}: ${after[changed] ?? 'not known'} for ${before[changed] ?? 'not known'}.`
}

/** What an editor decided on the place of words in a later version; what the program found by itself is no news. */
function decided({ outlet, number }: Pick<Saved, 'outlet' | 'number'>, before: object, after: object) {
  const [was, is] = [before, after] as { state?: unknown; content?: unknown }[]
  const who = outlet ?? 'its outlet'
  if (was!.state !== is!.state && is!.state === 'gone')
    return `A passage no longer in the article of ${who} since version ${number}.`
  const moved = was!.state !== is!.state || JSON.stringify(was!.content) !== JSON.stringify(is!.content)
  if (!moved || (is!.state !== 'accepted' && is!.state !== 'selected')) return null
  return `A passage changed by ${who}: its place in version ${number} confirmed.`
}

/** Changes of one kind that one person saved on one day as one line, newest first as given: "5 passages added." */
export function gathered(changes: readonly Change[]): Change[] {
  const same = (one: Change, other: Change) =>
    one.on === other.on && one.by === other.by && one.what === other.what && one.reason === other.reason
  return changes
    .filter((change, index) => changes.findIndex((other) => same(other, change)) === index)
    .map((change) => {
      const count = changes.filter((other) => same(other, change)).length
      return count > 1
        ? { ...change, what: change.what.replace(/^A passage\b/, `${count} passages`) }
        : change
    })
}
