import type { Outcome } from '@/app/answers'
import type { Recorded } from '@/db/statements'
import type { DeskArticle, DeskPassage } from '@/lib/desk-view'
import { draftOf, statementOf, type Draft } from '@/lib/draft'
import * as doors from './actions'
import type { Written } from './actions'

/** One step back: what it says when done, and the writes that undo a write, given the passages of that moment. */
export type Undo = {
  told: string
  run: (passages: DeskPassage[]) => Promise<Outcome<Written>>
  /** The suggestion that is in hand again then, with the form as it was changed. */
  back?: { key: string; draft: Draft | null }
}

/**
 * Steps back for one article. A passage that was deleted and recorded again has a new number: `now` finds it,
 * so that the steps before that one still work.
 */
export function undoing(article: DeskArticle) {
  const renamed = new Map<number, number>()
  const now = (id: number): number => (renamed.has(id) ? now(renamed.get(id)!) : id)
  const find = (passages: DeskPassage[], id: number) => passages.find((passage) => passage.id === now(id))
  const form = (passage: DeskPassage) => statementOf(draftOf(passage), article.publishedOn)
  const row = (passage: DeskPassage) => ({ id: passage.id, version: passage.read.attestation })
  const refused = (kind: 'not-found' | 'invalid', message: string): Outcome<Written> => ({
    ok: false,
    refusal: { kind, message, problems: [] },
  })
  const gone = refused('not-found', 'The passage is not here any more.')
  const standing = refused('invalid', 'This step cannot be undone: the passage was published since.')

  async function recordAgain(before: DeskPassage): Promise<Outcome<Written>> {
    const answer = await doors.record(article.id, {
      ...form(before),
      versionId: before.versionId,
      utterance: before.attestations > 1 ? before.utterance : null,
      claim: before.utterances > 1 ? { id: before.claim.id } : { wording: before.claim.wording },
    })
    if (answer.ok && answer.value.recorded) renamed.set(now(before.id), answer.value.recorded.attestation)
    return answer
  }

  async function replace(before: DeskPassage, passage: DeskPassage): Promise<Outcome<Written>> {
    const number = now(before.id)
    const again = await recordAgain(before)
    if (!again.ok) return again
    const removed = await doors.remove(article.id, row(passage))
    if (removed.ok) return { ok: true, value: { ...removed.value, recorded: again.value.recorded } }
    // Refused, as another editor was faster: the copy goes again, so that nothing stands twice.
    const copy = find(again.value.passages, before.id)
    renamed.delete(number)
    if (copy) await doors.remove(article.id, row(copy))
    return removed
  }

  const recorded = (attestation: number): Undo => ({
    told: 'The statement was taken back.',
    run: async (passages) => {
      const passage = find(passages, attestation)
      if (!passage) return gone
      return passage.state === 'draft' ? doors.remove(article.id, row(passage)) : standing
    },
  })

  // Null where there is no way back: what was swept has to be made again, and a published passage never goes.
  const changed = (before: DeskPassage, after: Recorded): Undo | null => {
    const moved = after.utterance !== before.utterance
    const claimMoved = after.claim !== before.claim.id
    // What nothing rested on any more went when the passage left it, and has to be made again.
    const swept = moved
      ? before.attestations === 1
      : claimMoved && before.utterances === 1 && before.claim.state === 'draft'
    if (swept && before.state !== 'draft') return null
    const run = async (passages: DeskPassage[]): Promise<Outcome<Written>> => {
      const passage = find(passages, before.id)
      if (!passage) return gone
      if (swept) return passage.state === 'draft' ? replace(before, passage) : standing
      return doors.change(article.id, {
        ...form(before),
        id: passage.id,
        read: passage.read,
        versionId: before.versionId,
        claim: claimMoved ? { id: before.claim.id } : { wording: before.claim.wording },
        utterance: moved ? before.utterance : null,
        reason: before.claim.state === 'published' ? 'The change before was taken back.' : null,
      })
    }
    return { told: 'The change was taken back.', run }
  }

  const deleted = (before: DeskPassage): Undo => ({
    told: 'The deleted draft is back.',
    run: () => recordAgain(before),
  })

  const dismissed = (id: number): Undo => ({
    told: 'The suggestion is open again.',
    run: () => doors.reopen(article.id, { id }),
  })

  return { recorded, changed, deleted, dismissed }
}
