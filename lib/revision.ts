import { changesOf, type Saved } from './saved-columns'
import { chainWords, stepsOf } from './chain'
import { linkWord } from './claim-link'
import { registerNames } from './identifier'
import type { Change, IdentifierScheme, LinkKind, ShownChange } from './record'

/** A change with its moment (ISO 8601, UTC). */
export type Told = Change & { at: string; shown: ShownChange | null; passage?: PassagePlace }

/** Where a passage stands: on a claim's page its article, on an article's page its claim. */
export type PassagePlace = { words: string; path: string; outlet: string | null }

const quoted = (value: unknown) => `“${String(value ?? '')}”`

/** One saved change of the public record as readers read it, in a sentence; null where there is nothing to tell. */
export function sentence(saved: Saved): string | null {
  const { object, action, before, after, was, now } = saved
  const row = after ?? before
  const gone = action === 'delete'
  switch (object) {
    case 'claims':
      if (saved.article)
        return turned(saved, ['', 'The claim of a passage withdrawn.', 'The claim of a passage put back.'])
      return turned(saved, ['Published.', 'Withdrawn.', 'Reinstated.']) ?? changesOf(saved)
    case 'attestations':
      return (
        turned(saved, ['A passage added.', 'A passage withdrawn.', 'A passage put back.']) ?? passage(saved)
      )
    case 'utterances':
      if (!before || !after) return null
      if (before.claim_id !== after.claim_id)
        return `An utterance moved from claim ${Number(before.claim_id)} to claim ${Number(after.claim_id)}.`
      return changesOf(saved)
    case 'anchors':
      return before && after ? decided(saved, before, after) : null
    case 'claim_topics':
      return gone ? `Topic ${quoted(was)} taken away.` : `Topic ${quoted(now)} added.`
    case 'claim_links':
      return turned(saved, ['added', 'withdrawn', 'put back'].map((turn) => link(saved, turn)) as Three)
    case 'assessments':
      return (
        turned(saved, [
          row?.rating ? `Assessed: ${String(row.rating)}.` : 'Assessed.',
          'The assessment withdrawn.',
          'The assessment put back.',
        ]) ?? changesOf(saved)
      )
    case 'evidence':
      return `Evidence ${gone ? 'taken away' : before ? 'changed' : 'added'}.`
    case 'source_names':
      return ofSource(saved, `The other name ${quoted(row?.name)}`)
    case 'roles':
      return ofSource(saved, `The role ${quoted(row?.title)}`)
    case 'organisation_parents':
      return ofSource(saved, `The entry “Part of ${now ?? was ?? 'an organisation'}”`)
    case 'identifiers': {
      const register = registerNames[row?.scheme as IdentifierScheme]
      return ofSource(saved, `The identifier ${quoted(`${register}: ${String(row?.value)}`)}`)
    }
    case 'article_versions':
      return before ? null : `Version ${Number(row?.number)} recorded.`
    case 'sources':
    case 'articles':
      return changesOf(saved)
    default:
      return null
  }
}

/** What became of a row that hangs from a source; one that a merge moved came to the one and was taken from the other. */
function ofSource(saved: Saved, what: string): string | null {
  const { before, after, source } = saved
  if (!after || (source && before && after.source_id !== source)) return `${what} taken away.`
  if (!before || before.source_id !== after.source_id) return `${what} added.`
  const changes = changesOf(saved)
  return changes && `${what} changed. ${changes}`
}

type Three = [string, string, string]

function link({ after, claim }: Saved, turn: string): string {
  if (!after || !claim) return `A link to another claim ${turn}.`
  const outward = after.from_id === claim
  const other = outward ? after.to_id : after.from_id
  return `A link ${turn}: ${linkWord(after.kind as LinkKind, outward)} claim ${Number(other)}.`
}

/** What a change of state is called: published, withdrawn, put back; null where the state stayed. */
function turned({ before, after }: Saved, [added, withdrawn, back]: Three) {
  if (!after || before?.state === after.state) return null
  if (after.state === 'withdrawn') return withdrawn
  if (after.state !== 'published') return null
  return before?.state === 'withdrawn' ? back : added
}

function passage({ before, after }: Saved): string | null {
  if (!before || !after || after.state !== 'published') return null
  if (before.utterance_id !== after.utterance_id) return 'A passage moved to another utterance.'
  if (JSON.stringify(before.content) !== JSON.stringify(after.content))
    return 'The words of a passage marked anew.'
  if (before.kind !== after.kind) return `Quote kind: ${String(after.kind)} for ${String(before.kind)}.`
  const [was, is] = [before, after].map((row) => chainWords(stepsOf(row.chain)) || 'not stated')
  return was === is ? null : `How the words reached the article: ${is}, for ${was}.`
}

/** What an editor decided on the place of words in a later version; what the program found by itself is no news. */
function decided({ outlet, number }: Saved, before: object, after: object): string | null {
  const [was, is] = [before, after] as { state?: unknown; content?: unknown }[]
  const who = outlet ?? 'its outlet'
  if (was!.state !== is!.state && is!.state === 'gone')
    return `A passage no longer in the article of ${who} since version ${number}.`
  const moved = was!.state !== is!.state || JSON.stringify(was!.content) !== JSON.stringify(is!.content)
  if (!moved || (is!.state !== 'accepted' && is!.state !== 'selected')) return null
  return `A passage changed by ${who}: its place in version ${number} confirmed.`
}

const weighty: Record<string, string[]> = {
  claims: ['wording'],
  utterances: ['claim_id', 'source_id', 'said_on', 'stance'],
}

/** Whether a claim's page says so at its head: another wording, source, day or stance, or words withdrawn. */
export function announced({ object, before, after }: Saved): boolean {
  if (!before || !after || before.state === 'draft') return false
  if (object === 'attestations') return before.state === 'published' && after.state === 'withdrawn'
  return (weighty[object] ?? []).some((column) => before[column] !== after[column])
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
