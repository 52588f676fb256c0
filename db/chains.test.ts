import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import type { NewStatement } from '../lib/statement-input'
import { publishedClaim } from './claims'
import { client, closeDatabase, db } from './connection'
import { passage } from './passages'
import { changeStatement } from './statements'
import { formOf, invalidAt, makeArticle, makeDraft, makePublished, makeUser, unique } from './test-rows'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

type Chain = NonNullable<NewStatement['chain']>
const stored = async (id: number) =>
  (await passage(db(), id))!.chain.map(({ kind, name, publisherId }) => [kind, name, publisherId !== null])

test('a reporting chain is kept in its order, agencies and outlets as publishers, known ones found by name', async () => {
  const [outlet, agency] = [unique('Harbour Post'), unique('Saltmarsh Wire')]
  await makeArticle(editor, { publisher: outlet })
  const chain: Chain = [
    { kind: 'outlet', name: outlet.toUpperCase() },
    { kind: 'agency', name: agency },
    { kind: 'channel', name: null },
    { kind: 'own', name: 'nobody' },
  ]
  const { attestation } = await makeDraft(editor, { chain, channel: 'a press briefing' })
  expect(await stored(attestation)).toEqual([
    ['outlet', outlet, true],
    ['agency', agency, true],
    ['channel', 'a press briefing', false],
    ['own', null, false],
  ])
  const rows =
    await client()`select name from publishers where lower(name) in ${client()([outlet, agency].map((name) => name.toLowerCase()))}`
  expect(rows.map(({ name }) => name).sort()).toEqual([outlet, agency].sort())
})

test('a statement that tells none has none, and a change that tells none leaves it', async () => {
  expect(await stored((await makeDraft(editor)).attestation)).toEqual([])
  const { attestation } = await makeDraft(editor, { chain: [{ kind: 'own' }] })
  const { chain: _, ...form } = await formOf(attestation)
  await changeStatement(editor, { ...form, capacity: 'harbour master' })
  expect(await stored(attestation)).toEqual([['own', null, false]])
  await changeStatement(editor, { ...(await formOf(attestation)), chain: [] })
  expect(await stored(attestation)).toEqual([])
})

test('what is no chain is refused at its field, and nothing is kept', async () => {
  const refused = (chain: unknown, field: string) =>
    expect(makeDraft(editor, { chain: chain as Chain })).rejects.toMatchObject(invalidAt(field))
  await refused([{ kind: 'agency', name: ' ' }], 'chain.0.name')
  await refused([{ kind: 'own' }, { kind: 'outlet' }], 'chain.1.name')
  await refused([{ kind: 'channel' }], 'chain.0.name')
  await refused([{ kind: 'rumour', name: 'A' }], 'chain.0.kind')
  await refused(Array(6).fill({ kind: 'own' }), 'chain')
  await refused([{ kind: 'agency', name: 'A'.repeat(201) }], 'chain.0.name')
})

test('readers see the chain, and its change with the reason; the name of the publisher is the one of today', async () => {
  const agency = unique('Saltmarsh Wire')
  const { attestation, claim } = await makePublished(editor)
  await changeStatement(editor, {
    ...(await formOf(attestation)),
    chain: [{ kind: 'agency', name: agency }],
    reason: 'The byline names the agency.',
  })
  const renamed = unique('Saltmarsh News')
  await client()`update publishers set name = ${renamed} where name = ${agency}`
  const shown = (await publishedClaim(claim))!
  expect(shown.utterances[0]!.passages[0]!.chain).toMatchObject([{ kind: 'agency', name: renamed }])
  expect(shown.history[0]).toMatchObject({
    what: `How the words reached the article: agency copy: ${agency}, for not stated.`,
    reason: 'The byline names the agency.',
    by: editor.name,
  })
})
