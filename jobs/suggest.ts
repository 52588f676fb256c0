import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { suggest } from '../lib/suggest'

const { values } = parseArgs({ options: { in: { type: 'string' }, out: { type: 'string' } } })
const spans = (pieces: { start: number; end: number }[]) => pieces.map(({ start, end }) => [start, end])
const rows = readFileSync(values.in!, 'utf8')
  .split('\n')
  .filter((line) => line.trim())
  .map((line) => JSON.parse(line))
const out = rows.map((row) => {
  const begun = performance.now()
  const found = suggest(row.text, { publishedOn: row.date ?? null, language: row.language ?? 'en' })
  const ms = performance.now() - begun
  return JSON.stringify({
    id: row.id,
    ms,
    attributions: found.map((one) => ({
      content: spans(one.content),
      source: one.mention ? spans([one.mention]) : [],
      cue: one.cue ? spans([one.cue]) : [],
      kind: one.kind,
      speaker: one.speaker?.name ?? '',
      saidOn: one.saidOn?.edtf ?? '',
      channel: one.channel,
      stance: one.stance,
      confidence: one.confidence,
      rule: one.rule + '/x',
    })),
  })
})
writeFileSync(values.out!, out.join('\n') + '\n')
