import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import type { Rule } from '../lib/suggestion'
import { client, closeDatabase } from './connection'
import { quality } from './quality'
import { recordStatement } from './statements'
import { dismissSuggestion } from './suggestions'
import { proposalOn, proposing, speakerNamed } from './test-proposals'
import { denialOn, makeDraft, makeUser, statementOn, unique } from './test-rows'
import { laterVersion, makeRead, read } from './test-suggestions'

vi.mock('../lib/suggest', async () => ({ suggest: (await import('./test-proposals')).proposed }))

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const rule = unique('a rule') as Rule
const name = unique('Anna Petrenko')
const accept = async (more: Partial<Parameters<typeof statementOn>[1]> = {}) => {
  const article = await makeRead(editor)
  await recordStatement(
    editor,
    statementOn(article, {
      claim: { wording: 'The harbour was closed at noon.' },
      source: { name, kind: 'person' },
      suggestion: article.suggestions[0]!.id,
      ...more,
    }),
  )
  return article
}
const byRule = async (days: number | null = null) =>
  (await quality(editor, { days })).rules.find((line) => line.name === rule)
const direct = async () => (await quality(editor, { days: null })).found.find(({ kind }) => kind === 'direct')

test('what became of suggestions is counted by rule and kind, with the fields that were changed', async () => {
  proposing.of = (text) => [proposalOn(text, { rule, speaker: speakerNamed(name) })]
  const before = (await quality(editor, { days: null })).kinds.find((line) => line.name === 'direct')
  await accept()
  await accept({ stance: 'denies', channel: 'a letter' })
  await accept({ channel: 'a letter' })
  await dismissSuggestion(editor, (await makeRead(editor)).suggestions[0]!)
  await makeRead(editor)
  const expected = { asIs: 1, changed: 2, dismissed: 1, open: 1 }
  expect(await byRule()).toEqual({
    name: rule,
    ...expected,
    fields: [
      { field: 'channel', count: 2 },
      { field: 'stance', count: 1 },
    ],
  })
  const after = (await quality(editor, { days: null })).kinds.find((line) => line.name === 'direct')!
  for (const [what, count] of Object.entries(expected) as [keyof typeof expected, number][])
    expect(after[what] - (before?.[what] ?? 0)).toBe(count)
})

test('what nobody decided on does not count, nor what was proposed before the period', async () => {
  const counted = await byRule()
  const article = await makeRead(editor)
  await dismissSuggestion(editor, article.suggestions[0]!)
  await read(await laterVersion(article, `Later. ${article.text}`))
  expect(await byRule()).toMatchObject({ dismissed: counted!.dismissed + 1, open: counted!.open })
  await client()`update suggestions set created_at = now() - interval '31 days' where rule = ${rule}`
  expect(await byRule(30)).toBeUndefined()
  expect(await byRule()).toMatchObject({ dismissed: counted!.dismissed + 1 })
})

test('passages count as missed where the program had read the text and did not propose them', async () => {
  const before = await direct()
  const article = await accept()
  await recordStatement(editor, denialOn(article))
  // Recorded before the program read it: it cannot have missed them.
  await read((await makeDraft(editor)).article)
  expect(await direct()).toEqual({
    kind: 'direct',
    proposed: before!.proposed + 1,
    missed: before!.missed + 1,
  })
})
