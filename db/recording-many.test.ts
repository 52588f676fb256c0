import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isExpected } from '../lib/errors'
import type { SignedIn } from '../lib/permissions'
import type { NewStatement } from '../lib/statement-input'
import { client, closeDatabase } from './connection'
import { recordStatements, type Outcome } from './recording'
import { recordStatement } from './statements'
import { friday, makeArticle, makeDraft, makeUser, pieceOf, statementOn, unique } from './test-rows'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const seldom = <Value>(usual: Value, ...others: Value[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

const line = fc.record({
  article: fc.constantFrom(0, 1),
  content: seldom('The harbour was closed at noon', 'No ship was turned away', 'beyond the text'),
  claim: fc.constantFrom('Gates were shut.', 'Gates were open.', 'on record', 'nowhere'),
  utterance: seldom(null, 'on record'),
  source: fc.constantFrom(null, 'Ada', 'an official', 'on record'),
  speaksFor: seldom(null, 'a port', 'on record'),
  topics: fc.subarray(['Ports', 'ports', 'Sea']),
  chain: seldom(null, 'agency', 'channel'),
  channel: fc.constantFrom(null, 'Radio'),
  remember: seldom(null, 'alias' as const),
  stance: seldom('asserts', 'shouts'),
})
type Line = typeof line extends fc.Arbitrary<infer Value> ? Value : never

/** The lines on articles and rows of their own, all of whose names end in `mark`. */
async function inputsOf(lines: Line[], mark: string): Promise<NewStatement[]> {
  const articles = [
    await makeArticle(editor, { publisher: `Post${mark}` }),
    await makeArticle(editor, { language: 'de' }),
  ]
  const known = await makeDraft(editor, {
    claim: { wording: `Known.${mark}` },
    source: { name: `Mara${mark}`, kind: 'person' },
  })
  articles.push(known.article)
  const [said] = await client()`select source_id from utterances where id = ${known.utterance}`
  const id: number = said!.source_id
  const kinds = { Ada: 'person', 'an official': 'unnamed', 'a port': 'organisation' } as const
  const sourceOf = (name: keyof typeof kinds | 'on record' | null) =>
    name && (name === 'on record' ? { id } : { name: name + mark, kind: kinds[name] })
  return lines.map((each) => {
    const article = articles[each.utterance ? 2 : each.article]!
    const claims: Record<string, NewStatement['claim']> = {
      'on record': { id: known.claim },
      nowhere: { id: 2147483647 },
    }
    return statementOn(article, {
      content: [
        each.content === 'beyond the text' ? { start: 0, end: 9999 } : pieceOf(article.text, each.content),
      ],
      claim: claims[each.claim] ?? { wording: each.claim + mark },
      utterance: each.utterance ? known.utterance : null,
      source: sourceOf(each.source as 'Ada' | null),
      speaksFor: sourceOf(each.speaksFor as 'a port' | null),
      topics: each.topics.map((topic) => topic + mark),
      chain: each.chain
        ? [{ kind: each.chain as 'agency', name: each.chain === 'agency' ? `Wire${mark}` : null }]
        : [],
      channel: each.channel,
      remember: each.remember,
      stance: each.stance as 'asserts',
      saidOn: friday,
    })
  })
}

const alone = (input: NewStatement): Promise<Outcome> =>
  recordStatement(editor, input).then(
    (recorded) => ({ recorded }),
    (error: unknown) => {
      if (isExpected(error)) return { error }
      throw error
    },
  )

/** What is on record of each, without the mark, and with numbers counted from the first. */
async function standing(outcomes: Outcome[], mark: string): Promise<unknown> {
  const numbers = new Map<string, number>()
  const rows = await Promise.all(
    outcomes.map(async (outcome) => {
      if ('error' in outcome) return { refused: { ...outcome.error } }
      const [row] = await client()`
        select json_build_object('n_claim', c.id, 'n_utterance', u.id, 'n_source', s.id, 'n_for', f.id,
          'claim', c.wording, 'language', c.language, 'state', c.state, 'by', a.created_by,
          'said', array[u.stance::text, u.capacity, u.channel, u.said_on, u.said_basis::text, u.said_wording],
          'source', array[s.name, s.kind::text, o.name], 'for', array[f.name, f.kind::text],
          'names', (select json_agg(array[n.name, n.kind::text, n.language] order by n.name) from source_names n where n.source_id = s.id),
          'words', array[a.kind::text, span_words(a.content), span_words(a.cue), span_words(a.mention)],
          'chain', (select json_agg(array[step ->> 'kind', step ->> 'name', p.name]) from jsonb_array_elements(a.chain) step
            left join publishers p on p.id = (step ->> 'publisherId')::int),
          'topics', (select json_agg(t.name order by t.name) from claim_topics ct join topics t on t.id = ct.topic_id
            where ct.claim_id = c.id),
          'revisions', (select json_agg(array[r.object, r.action, r.actor_id::text] order by r.object, r.id)
            from revisions r where r.claim_id = c.id),
          'work', array[r.work::text, r.held_by::text]) as row
        from attestations a join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
          join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
          left join sources s on s.id = u.source_id left join publishers o on o.id = s.publisher_id
          left join sources f on f.id = u.speaks_for_id
        where a.id = ${outcome.recorded.attestation}`
      return row!.row as Record<string, unknown>
    }),
  )
  const text = JSON.stringify(rows, (key, value: unknown) => {
    if (!key.startsWith('n_') || value === null) return value
    const name = `${key.slice(2)} ${String(value)}`
    if (!numbers.has(name)) numbers.set(name, numbers.size)
    return numbers.get(name)
  })
  return JSON.parse(text.replaceAll(mark, '')) as unknown
}

test('lines sent together come to what they come to one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
      const [one, other] = [unique(' together'), unique(' alone')]
      const outcomes: Outcome[] = []
      for (const input of await inputsOf(lines, other)) outcomes.push(await alone(input))
      const together = await recordStatements(editor, await inputsOf(lines, one))
      expect(await standing(together, one)).toEqual(await standing(outcomes, other))
    }),
    { numRuns: 12 },
  )
})

test('a line with a character that cannot be stored is refused alone', async () => {
  const lines = await inputsOf(
    Array.from({ length: 2 }, () => ({
      ...{
        article: 0,
        content: 'The harbour was closed at noon',
        claim: 'Gates were shut.',
        utterance: null,
      },
      ...{ source: 'Ada', speaksFor: null, topics: [], chain: null, channel: null, remember: null },
      stance: 'asserts',
    })),
    unique(' stored'),
  )
  const outcomes = await recordStatements(editor, [{ ...lines[0]!, channel: 'Radio\0' }, lines[1]!])
  expect(outcomes).toMatchObject([
    { error: { kind: 'invalid', problems: [{ field: 'channel' }] } },
    { recorded: { claim: expect.any(Number) } },
  ])
})
