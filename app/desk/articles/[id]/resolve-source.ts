import { findSources } from '@/app/desk/sources/like/use-sources-like'
import type { DeskPassage } from '@/lib/desk-view'
import { saidOf, type Draft } from '@/lib/draft'
import { capacityOf, roleOn } from '@/lib/held-role'
import { isPronoun, nameIn } from '@/lib/naming'
import { words } from '@/lib/spans'
import { isSpokesperson } from '@/lib/suggestion-draft'

/** What is filled in for the source, and why; `name` is what to look for where nobody fits. */
export type Resolved = { change: Partial<Draft>; why: string; name: string }

/** The details that a source had the last time it spoke in this article. */
const asBefore = (passage: DeskPassage): Partial<Draft> => ({
  source: passage.source,
  capacity: passage.capacity ?? '',
  speaksFor: passage.speaksFor,
})

/** Who a new statement's mention is: named so before in this article, pointed at by a pronoun, or on record. */
export async function resolveSource(
  draft: Draft,
  text: string,
  passages: DeskPassage[],
  publishedOn: string | null,
): Promise<Resolved> {
  const mention = draft.mention ? text.slice(draft.mention.start, draft.mention.end) : ''
  const at = draft.mention?.start ?? draft.content[0]?.start ?? 0
  const before = passages.filter((passage) => passage.source && (passage.content[0]?.start ?? 0) < at)
  const last = before.at(-1)
  if (!mention || isPronoun(mention)) {
    if (!last?.source) return { change: {}, why: '', name: '' }
    const how = mention ? `“${mention}”` : 'No mention beside the words'
    const channel = draft.channel || (mention ? (last.channel ?? '') : '')
    return {
      change: { ...asBefore(last), channel },
      why: `${how}: the source of the passage before.`,
      name: last.source.name,
    }
  }
  const { name, capacity } = nameIn(mention)
  const same = passages.findLast(
    (passage) =>
      passage.source && (words(passage.mention) === mention || nameIn(words(passage.mention)).name === name),
  )
  if (same?.source) return { change: asBefore(same), why: `“${name}”, as elsewhere in this article.`, name }
  const found = await findSources(name)
  const exact = found.find((source) => source.score > 0.99)
  if (!exact) return { change: { capacity }, why: '', name }
  const source = { id: exact.id, name: exact.name, kind: exact.kind }
  const said = saidOf(draft, publishedOn)
  // What was said is printed soon after: until a day is typed, that of publication tells the role.
  const role = roleOn(exact.roles, ('value' in said && said.value?.edtf) || publishedOn)
  const behind = role && isSpokesperson(role.title) ? role : null
  const speaksFor: Draft['speaksFor'] =
    behind?.organisationId && behind.organisation
      ? { id: behind.organisationId, name: behind.organisation, kind: 'organisation' }
      : null
  const why = exact.alias ? `“${exact.alias}” is another name on record.` : 'The name is on record.'
  return {
    change: {
      source,
      speaksFor,
      capacity: capacity || (role ? capacityOf(role) : ''),
    },
    why,
    name,
  }
}
