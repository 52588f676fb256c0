import { z } from 'zod'
import { reanchor, type Anchored } from '../lib/anchoring'
import { withinText } from '../lib/spans'
import { answerLines } from './json-lines'

// `npm run -s anchor -- --in FILE.jsonl --out FILE.jsonl`: spans of texts anchored in later versions of them, to be
// measured.

/** Offsets are UTF-16 units, half open. Spans may come in any order and overlap. */
const revision = z
  .object({
    id: z.union([z.string(), z.number()]),
    before: z.string(),
    after: z.string(),
    spans: z.array(z.tuple([z.number(), z.number()]).transform(([start, end]) => ({ start, end }))),
  })
  .superRefine(({ before, spans }, { addIssue }) =>
    spans.forEach((span, at) => {
      const problem = withinText(before, [span], { wholeCharacters: false })
      if (problem) addIssue({ code: 'custom', path: ['spans', at], message: problem })
    }),
  )

const answered = (found: Anchored) =>
  found.outcome === 'orphaned'
    ? { outcome: found.outcome, start: null, end: null, score: null }
    : { outcome: found.outcome, start: found.start, end: found.end, score: Number(found.score.toFixed(4)) }

await answerLines('anchor', revision, ({ id, before, after, spans }) => {
  const begun = performance.now()
  const found = reanchor(before, after, spans)
  const ms = Number((performance.now() - begun).toFixed(3))
  return { id, spans: found.map(answered), ms }
})
