import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { describe as selectorOf } from '../lib/spans'
import { client, closeDatabase } from './connection'
import { recordStatement } from './statements'
import { invalidAt, makeArticle, makeDraft, makeUser, pieceOf, statementOn, unique } from './test-rows'

let editor: SignedIn
let utterance: number
beforeAll(async () => {
  editor = await makeUser('editor')
  utterance = (await makeDraft(editor)).utterance
})
afterAll(closeDatabase)

const span = { code: '23514', constraint_name: 'attestations_span' }

/** A version with this text, in plain SQL. */
async function versionWith(text: string): Promise<number> {
  const sql = client()
  const hash = createHash('sha256').update(text).digest('hex')
  const [article] = await sql`insert into articles (title) values ('Any') returning id`
  const [version] = await sql`
    insert into article_versions (article_id, number, text, length, hash)
    values (${article!.id}, 1, ${text}, ${text.length}, ${hash}) returning id`
  return version!.id as number
}

/** Stores an attestation in plain SQL; content, cue and mention as they are given. */
async function attest(versionId: number, content: unknown, more: { cue?: unknown; mention?: unknown } = {}) {
  const sql = client()
  const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
  await sql`
    insert into attestations (utterance_id, version_id, kind, content, cue, mention)
    values (${utterance}, ${versionId}, 'direct', ${json(content)}, ${json(more.cue ?? [])}, ${json(more.mention ?? [])})`
}

const text = '“The harbour 🙂 was closed,” she said to the press that day.'
const at = (words: string) => selectorOf(text, pieceOf(text, words))

describe('an attestation in plain SQL', () => {
  const harbour = at('harbour')
  const closed = at('closed')
  const one = (place: number) => ({ start: place + 16, end: place + 17 })
  const bad: [what: string, content: unknown][] = [
    ['no words', []],
    ['something that is no list', { start: 0, end: 3 }],
    ['a list of something else', ['harbour']],
    ['words beyond the end of the text', [{ ...harbour, start: 1000, end: 1007 }]],
    ['a place before the text', [{ ...harbour, start: -2, end: 5 }]],
    ['a range that ends before it begins', [{ ...harbour, start: 12, end: 5 }]],
    ['an empty range', [{ ...harbour, start: 5, end: 5, exact: '' }]],
    ['other words of the same length', [{ ...harbour, exact: 'HARBOUR' }]],
    ['words that are longer than their range', [{ ...harbour, exact: 'harbour 🙂' }]],
    ['no words for a range', [{ ...harbour, exact: null }]],
    ['no prefix', [{ ...harbour, prefix: null }]],
    ['no start', [{ ...harbour, start: null }]],
    ['no end', [{ ...harbour, end: null }]],
    ['ranges that overlap', [harbour, at('bour')]],
    ['ranges out of order', [closed, harbour]],
    ['the same range twice', [harbour, harbour]],
    ['more than 20 ranges', Array.from({ length: 21 }, (_, place) => selectorOf(text, one(place)))],
    ['words one place before their own', [{ ...closed, start: closed.start - 1, end: closed.end - 1 }]],
    ['half a character beyond the basic plane', [{ ...harbour, start: 14, end: 15, exact: '\u0001' }]],
  ]
  test.each(bad)('with %s is refused', async (_, content) => {
    await expect(attest(await versionWith(text), content)).rejects.toMatchObject(span)
  })

  test('is refused for its cue and its mention in the same way', async () => {
    const version = await versionWith(text)
    const wrong = [{ ...at('she'), exact: 'She' }]
    await expect(attest(version, [harbour], { cue: wrong })).rejects.toMatchObject(span)
    await expect(attest(version, [harbour], { mention: wrong })).rejects.toMatchObject(span)
  })

  test('is stored where the words are those of the text, in one piece or several, beyond an emoji too', async () => {
    const version = await versionWith(text)
    await attest(version, [harbour, closed], { cue: [at('said')], mention: [at('she')] })
    await attest(version, [at('🙂')])
    await attest(version, [at(text)])
    expect(await client()`select count(*)::int from attestations where version_id = ${version}`).toEqual([
      { count: 3 },
    ])
  })

  test('is not moved to other words or to another text later', async () => {
    const version = await versionWith(text)
    await attest(version, [harbour])
    const other = await versionWith(text.toUpperCase())
    const sql = client()
    await expect(
      sql`update attestations set content = ${JSON.stringify([{ ...harbour, exact: 'HARBOUR' }])}::text::jsonb where version_id = ${version}`,
    ).rejects.toMatchObject(span)
    await expect(
      sql`update attestations set version_id = ${other} where version_id = ${version}`,
    ).rejects.toMatchObject(span)
  })
})

// Any text that the record may hold: no NUL, no C0 but line feed and tab, no halves of characters.
const character = fc.oneof(
  fc.constantFrom(
    '🙂',
    '𝔘',
    '👩‍👩‍👧',
    'é',
    '“',
    '\n',
    '\t',
    'ж',
    '語',
    '\uffff',
    '\ufffe',
    '\u00a0',
    '\\',
    "'",
    '1',
    '.',
    '*',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
)
const anyText = fc
  .array(character, { minLength: 1, maxLength: 120 })
  .map((characters) => characters.join('').replace(/[\0-\x08\x0b-\x1f]/g, '-'))
const textAndPiece = anyText.chain((words) => {
  // Whole characters only: a piece begins and ends where one does.
  const starts = [...words].reduce((all, one) => [...all, all.at(-1)! + one.length], [0])
  return fc.tuple(fc.nat(starts.length - 2), fc.nat(starts.length - 2)).map(([one, two]) => ({
    words,
    start: starts[Math.min(one, two)]!,
    end: starts[Math.max(one, two) + 1]!,
  }))
})

test('any piece of any text is accepted as lib/spans describes it, and moved by one character it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(textAndPiece, async ({ words, start, end }) => {
      const version = await versionWith(words)
      const selector = selectorOf(words, { start, end })
      await attest(version, [selector])
      const shifted = { ...selector, exact: words.slice(start + 1, end + 1) }
      fc.pre(shifted.exact !== selector.exact)
      await expect(attest(version, [shifted])).rejects.toBeTruthy()
    }),
    { numRuns: 200 },
  )
})

describe('the door', () => {
  test('describes the words anew, counted in UTF-16 units', async () => {
    const article = await makeArticle(editor, { text: unique(`🙂🙂 ${text} 𝔘`) })
    const content = [pieceOf(article.text, 'closed')]
    const more = { content, cue: null, mention: null }
    const { attestation } = await recordStatement(editor, statementOn({ ...article, text: plain }, more))
    const [row] = await client()`select content from attestations where id = ${attestation}`
    expect(row!.content).toEqual([selectorOf(article.text, content[0]!)])
    expect(row!.content[0].exact).toBe('closed')
  })

  test.each([
    ['content', 'half a character', [{ start: 0, end: 1 }]],
    ['content', 'a place beyond the text', [{ start: 0, end: 4000 }]],
    [
      'content',
      'pieces that overlap',
      [
        { start: 0, end: 6 },
        { start: 4, end: 9 },
      ],
    ],
  ])('refuses at %s %s', async (field, _, content) => {
    const article = await makeArticle(editor, { text: unique('🙂 said nothing') })
    const statement = statementOn({ ...article, text: plain }, { content, cue: null, mention: null })
    await expect(recordStatement(editor, statement)).rejects.toMatchObject(invalidAt(field))
  })
})
const plain = 'The harbour was closed at noon, Anna Petrenko said'
