import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { publishedClaim } from './claims'
import { client, closeDatabase } from './connection'
import { corrections, type Correction } from './corrections'
import { historyPage } from './history'
import { publish } from './publishing'
import { changeSource } from './source-doors'
import { changeStatement, recordStatement } from './statements'
import { denialOn, edition, formOf, makePublished, makeUser, unique, why } from './test-rows'
import { reinstateClaim, withdrawAttestation, withdrawClaim } from './withdrawing'

let editor: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'
/** The newest corrections that are about one of these. */
const about = async (path: RegExp): Promise<Correction[]> =>
  (await corrections({ limit: 100 })).lines.filter((line) => path.test(line.subject.path))

test('what was changed, withdrawn and put back after publication is told once, newest first', async () => {
  const said = await makePublished(editor)
  const wording = unique('Nobody closed the harbour.')
  await changeStatement(editor, {
    ...(await formOf(said.attestation)),
    claim: { wording },
    stance: 'denies',
  })
  await withdrawClaim(editor, { ...(await edition(said)).claim, reason })
  await reinstateClaim(editor, { ...(await edition(said)).claim, reason: 'It was right.' })
  const lines = await about(new RegExp(`^/claims/${said.claim}\\b`))
  expect(lines.map(({ what, reason, by }) => ({ what, reason, by }))).toEqual([
    { what: 'Reinstated.', reason: 'It was right.', by: editor.name },
    { what: 'Withdrawn.', reason, by: editor.name },
    ...['Stance: denies for asserts.', `Wording: “${wording}” for “`].map((what) => ({
      what: expect.stringContaining(what) as string,
      reason: why,
      by: editor.name,
    })),
  ])
  expect(lines[0]!.subject).toMatchObject({ noun: 'claim', words: wording, withdrawn: false })
})

test('a claim that stays withdrawn is named as that; a draft and a first publication are no corrections', async () => {
  const said = await makePublished(editor)
  expect(await about(new RegExp(`^/claims/${said.claim}\\b`))).toEqual([])
  await withdrawClaim(editor, { ...(await edition(said)).claim, reason })
  expect((await about(new RegExp(`^/claims/${said.claim}\\b`)))[0]!.subject.withdrawn).toBe(true)
})

test('a source is corrected once readers see it, and what nobody sees any more is passed over', async () => {
  const said = await makePublished(editor)
  const [source] = await client()`
    select s.id, s.name, s.kind, s.description, s.version from sources s join utterances u on u.source_id = s.id
    where u.id = ${said.utterance}`
  const description = unique('keeper of the gates')
  await changeSource(admin, {
    ...(source as unknown as { id: number; name: string; kind: 'person'; version: number }),
    description,
    reason: 'A mistake of ours.',
  })
  const path = new RegExp(`^/sources/${source!.id}\\b`)
  expect((await about(path)).map(({ what }) => what)).toEqual([`Description: “${description}” for none.`])
  await withdrawClaim(editor, { ...(await edition(said)).claim, reason })
  expect(await about(path)).toEqual([])
})

test('pages of it hold each line once', async () => {
  const all = (await corrections({ limit: 12 })).lines.map(({ id }) => id)
  const walked: number[] = []
  let after: string | undefined
  while (walked.length < all.length) {
    const page = await corrections({ after, limit: 3 })
    walked.push(...page.lines.map(({ id }) => id))
    if (!page.next) break
    after = page.next
  }
  expect(walked.slice(0, all.length)).toEqual(all)
  await expect(corrections({ after: '2023-01-01_5' })).rejects.toMatchObject({ kind: 'invalid' })
})

test('the history of a claim holds its changes with their moments, and the head of its page the weighty ones', async () => {
  const said = await makePublished(editor)
  const second = await recordStatement(editor, denialOn(said.article, { utterance: said.utterance }))
  await publish(editor, { articleId: said.article.id, only: [second.attestation] })
  await changeStatement(editor, { ...(await formOf(said.attestation)), channel: 'a letter' })
  expect((await publishedClaim(said.claim))!.history.filter((change) => change.announced)).toEqual([])
  await withdrawAttestation(editor, { ...(await edition(second)).passage, reason })
  const { lines, days } = await historyPage('claims', said.claim)
  expect(lines.map(({ what }) => what)).toEqual([
    'A passage withdrawn.',
    'Channel: a letter for not known.',
    'A passage added.',
    'Published.',
  ])
  expect(lines[0]).toMatchObject({ reason, by: editor.name, announced: true, shown: 'withdrawn' })
  const today = new Date().toISOString().slice(0, 10)
  expect(days).toEqual([today])
  const article = `/articles/${said.article.id}`
  const places = lines.map(({ passage }) => passage?.path.replace(/-.*/, ''))
  expect(places).toEqual([article, undefined, article, undefined])
  expect(Math.abs(Date.parse(lines[0]!.at) - Date.now())).toBeLessThan(600_000)
  const [newest] = (await publishedClaim(said.claim))!.history.filter((change) => change.announced)
  expect(newest!.what).toBe('A passage withdrawn.')
})

test('a claim tells of an utterance that moved to another one', async () => {
  const said = await makePublished(editor)
  const other = await makePublished(editor)
  await recordStatement(editor, denialOn(said.article, { claim: { id: said.claim } }))
  await publish(editor, { articleId: said.article.id, only: null })
  await client()`update utterances set claim_id = ${other.claim} where id = ${said.utterance}`
  const moved = `An utterance moved from claim ${said.claim} to claim ${other.claim}.`
  for (const claim of [said.claim, other.claim])
    expect((await historyPage('claims', claim)).lines.map(({ what }) => what)).toContain(moved)
})

test('a history is read anew where a source or topic that it names is renamed', async () => {
  const topic = unique('harbours')
  const said = await makePublished(editor, { topics: [topic] })
  const of = () => client()`select source_id as id from utterances where id = ${said.utterance}`
  const [before] = await of()
  const [named] = await client()`select id from topics where name = ${topic}`
  const source = { name: unique('Ada Lund'), kind: 'person' as const }
  await changeStatement(editor, { ...(await formOf(said.attestation)), source, topics: [] })
  const [after] = await of()
  const tags = [`source:${before!.id}`, `source:${after!.id}`, `topic:${named!.id}`]
  expect((await historyPage('claims', said.claim)).tags).toEqual(expect.arrayContaining(tags))
  expect((await publishedClaim(said.claim))!.tags).toEqual(expect.arrayContaining(tags))
})
