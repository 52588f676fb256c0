import { z } from 'zod'
import { readEdtf } from '../lib/dates'
import type { Piece } from '../lib/spans'
import { suggest } from '../lib/suggest'
import { answerLines } from './json-lines'
import { sampleTexts } from './sample-texts'

// `npm run -s suggest -- --in FILE.jsonl --out FILE.jsonl`: suggestions for articles, one a line, to be measured.

/** What is read of an article; other keys are ignored, and a day that is none counts as not known. */
const article = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  date: z
    .unknown()
    .optional()
    .transform((date) => (typeof date === 'string' ? (readEdtf(date.slice(0, 10))?.edtf ?? null) : null)),
  language: z
    .unknown()
    .optional()
    .transform((language) => (typeof language === 'string' && language ? language : 'en')),
})

const spans = (pieces: readonly (Piece | null)[]) =>
  pieces.flatMap((piece) => (piece ? [[piece.start, piece.end]] : []))

function predictions({ id, text, date, language }: z.output<typeof article>) {
  const begun = performance.now()
  const found = suggest(text, { publishedOn: date, language })
  const ms = Number((performance.now() - begun).toFixed(3))
  const attributions = found.map((one) => ({
    content: spans(one.content),
    source: spans([one.mention]),
    cue: spans([one.cue]),
    kind: one.kind,
    speaker: one.speaker?.name ?? '',
    capacity: one.speaker?.capacity ?? null,
    saidOn: one.saidOn?.edtf ?? '',
    channel: one.channel,
    stance: one.stance,
    confidence: one.confidence,
    rule: one.rule,
    reason: one.reason,
    claim: one.wording,
    utterance: one.utterance,
  }))
  return { id, ms, attributions }
}

/** Reads the sample articles a few times: as in a worker that has run for a while, no article pays for what all share. */
function warmUp(): void {
  const texts = sampleTexts()
  for (let turn = 0; turn < 20; turn += 1)
    for (const text of texts) suggest(text, { publishedOn: `2025-03-${10 + turn}`, language: 'en' })
}

warmUp()
await answerLines('suggest', article, predictions)
