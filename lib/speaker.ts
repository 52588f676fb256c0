import { readEdtf } from './dates'
import { isPronoun } from './naming'
import type { SourceKind } from './record'
import type { Speaker } from './suggestion'

/** What the sources on record are asked for, to find the one that a speaker is. */
export type Asked = {
  kind: SourceKind
  /** Any of these is the very name. */
  names: string[]
  /** Of a speaker that is only a role ("the prosecutor general"): the titles that it may be recorded under. */
  titles: string[]
  organisation: string | null
  /** The first and the last day on which it may have been said; the role was held then. */
  from: string | null
  to: string | null
}

const withoutArticle = (name: string) => name.replace(/^(?:the|an?)\s+/i, '')
const unique = (names: string[]) => [...new Set(names.map((name) => name.trim()).filter(Boolean))]
const parts = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []

/** How a speaker is looked up. `mention` is the source as printed, `saidOn` EDTF or null. */
export function askedFor(speaker: Speaker, mention: string, saidOn: string | null): Asked {
  const { kind, name, organisation, place } = speaker
  // A shorter name as printed may be somebody else's: it counts where the article knows no other.
  const same = withoutArticle(mention).toLowerCase() === withoutArticle(name).toLowerCase()
  const printed = kind !== 'unnamed' && (same || place) && !isPronoun(mention) ? mention : ''
  const title = titleOf(speaker)
  const day = saidOn ? readEdtf(saidOn) : null
  return {
    kind,
    names: unique([name, printed].flatMap((words) => [words, withoutArticle(words)])),
    titles: title
      ? unique([
          title,
          ...(organisation
            ? [`${title} of ${organisation}`, `${organisation} ${title}`, `${organisation}'s ${title}`]
            : []),
        ])
      : [],
    organisation,
    from: day?.from ?? null,
    to: day?.to ?? null,
  }
}

/** The title, where the name says no more than that; null where somebody is named. */
function titleOf({ kind, name, capacity, organisation }: Speaker): string | null {
  if (kind === 'unnamed') return null
  const bare = withoutArticle(name)
  if (!capacity) return kind === 'person' && bare === bare.toLowerCase() ? bare : null
  const known = new Set([...parts(capacity), ...parts(organisation ?? ''), 'the', 'of', 'for'])
  return parts(bare).every((part) => known.has(part)) ? withoutArticle(capacity) : null
}
