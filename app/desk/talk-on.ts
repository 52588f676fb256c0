import { commentsOn, people, peopleNamed, type Talked } from '@/db/comments'
import type { Actor } from '@/lib/permissions'

/** What the talk on a claim or an article shows, from before a comment where one is given; `here` is its page. */
export async function talkOn(actor: Actor, on: Talked, here: string, before?: number) {
  const { lines, next } = await commentsOn(actor, on, before)
  return {
    on,
    lines,
    people: await people(actor),
    named: await peopleNamed(
      actor,
      lines.map(({ id }) => id),
    ),
    earlier: next && `${here}?before=${next}#comments`,
    mine: actor.kind === 'user' && actor.role === 'editor' ? actor.id : ('all' as const),
    from: here,
  }
}
