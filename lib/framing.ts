import { stances, type Stance, type UtteranceView } from './record'

/** A cue as printed, in lower case, and how many passages have it; `language` is BCP 47. */
export type Cue = { words: string; language: string; passages: number }
/** How each outlet introduces what was said: the outlets by name, for each stance its cues, the most used first. */
export type Framing = { stances: Stance[]; outlets: { name: string; cues: Cue[][] }[] }

/** The cues of a claim's passages by outlet and stance; null where fewer than two passages have one. */
export function framingOf(utterances: readonly UtteranceView[]): Framing | null {
  const found = utterances.flatMap(({ stance, passages }) =>
    passages.flatMap(({ text, marks, language, article }) => {
      const spans = marks.filter(({ as }) => as === 'cue')
      const printed = spans.map(({ start, end }) => text.slice(start, end)).join(' … ')
      const words = printed.replace(/\s+/g, ' ').trim().toLowerCase()
      return words ? [{ stance, words, language, outlet: article.publisher ?? 'Publisher not known' }] : []
    }),
  )
  if (found.length < 2) return null
  const shown = stances.filter((stance) => found.some((cue) => cue.stance === stance))
  const names = [...new Set(found.map(({ outlet }) => outlet))].sort((one, other) =>
    one.localeCompare(other, 'en'),
  )
  return {
    stances: shown,
    outlets: names.map((name) => ({
      name,
      cues: shown.map((stance) =>
        counted(found.filter((cue) => cue.outlet === name && cue.stance === stance)),
      ),
    })),
  }
}

function counted(cues: readonly { words: string; language: string }[]): Cue[] {
  const counts = new Map<string, Cue>()
  for (const { words, language } of cues) {
    const known = counts.get(words)
    counts.set(words, { words, language, passages: (known?.passages ?? 0) + 1 })
  }
  return [...counts.values()].sort(
    (one, other) => other.passages - one.passages || one.words.localeCompare(other.words, 'en'),
  )
}
