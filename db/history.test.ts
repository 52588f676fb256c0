import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { changeArticle } from './bring-in'
import { client, closeDatabase } from './connection'
import { corrections } from './corrections'
import { historyPage, publicRow, type Historied } from './history'
import { publish } from './publishing'
import { markGone } from './repair-doors'
import * as source from './source-doors'
import { recordStatement } from './statements'
import { join, undo } from './test-merges'
import { addWording, makeMoved, placeOf } from './test-repair-rows'
import { makeSource, rowOn } from './test-source-doors'
import { denialOn, edition, makeArticle, makeDraft, makePublished, makeUser, unique } from './test-rows'
import { reinstateClaim, withdrawAttestation, withdrawClaim } from './withdrawing'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'
const told = async (noun: Historied, id: number) =>
  (await historyPage(noun, id)).lines.map(({ what }) => what)

describe('a source', () => {
  const inform = async (sourceId: number) => {
    await source.addName(admin, { sourceId, name: 'Port Office', kind: 'alias', language: null })
    await source.addIdentifier(admin, { sourceId, scheme: 'wikidata', value: 'Q42' })
  }

  test('tells of its row, names, roles, parents and identifiers, since it is public', async () => {
    const [id, ministry] = [
      await makeSource('organisation'),
      await makeSource('organisation', unique('Ministry')),
    ]
    await inform(id)
    expect(await publicRow('sources', id)).toBeNull()
    await makePublished(admin, { source: { id } })
    const above = (await publicRow('sources', id))!
    expect(await told('sources', id)).toEqual([])

    const [{ version }] = (await client()`select version from sources where id = ${id}`) as unknown as [
      { version: number },
    ]
    await source.changeSource(admin, {
      id,
      version,
      name: 'Harbour Office',
      kind: 'group',
      description: 'keeps the gates',
      reason,
    })
    const row = await rowOn('source_names', id)
    await source.changeName(admin, {
      ...row,
      name: 'Port House',
      kind: 'alias',
      language: null,
      held: '1990/2001',
      reason,
    })
    await source.removeName(admin, { id: row.id, reason })
    await source.addParent(admin, { sourceId: id, parentId: ministry, held: '2001/..' })
    await source.removeIdentifier(admin, { id: (await rowOn('identifiers', id)).id, reason })
    const [{ name }] = (await client()`select name from sources where id = ${ministry}`) as unknown as [
      { name: string },
    ]
    const { lines, next, tags } = await historyPage('sources', id)
    expect(lines.map(({ what }) => what)).toEqual([
      'The identifier “Wikidata: Q42” taken away.',
      `The entry “Part of ${name}” added.`,
      'The other name “Port House” taken away.',
      'The other name “Port House” changed. Name: “Port House” for “Port Office”. Held: 1990/2001 for not known.',
      `Name: “Harbour Office” for “${above.words}”. Kind: group for organisation. Description: “keeps the gates” for none.`,
    ])
    expect(next).toBeNull()
    expect(tags).toEqual([`source:${ministry}`])
    expect(lines[0]).toMatchObject({ by: admin.name, shown: 'corrected' })
    expect(
      (await corrections({ limit: 100 })).lines.map(({ what, subject }) => [what, subject.id]),
    ).toContainEqual(['The identifier “Wikidata: Q42” taken away.', id])
  })

  test('tells of the roles of a person, with the organisation', async () => {
    const [id, port] = [await makeSource('person'), await makeSource('organisation', unique('Port'))]
    await makePublished(admin, { source: { id } })
    await source.addRole(admin, { sourceId: id, title: 'Pilot', organisationId: null, held: null })
    const row = await rowOn('roles', id)
    await source.changeRole(admin, { ...row, title: 'Pilot', organisationId: port, held: '2022/..', reason })
    const { lines, tags } = await historyPage('sources', id)
    const { words } = (await client()`select name as words from sources where id = ${port}`)[0]!
    expect(lines.map(({ what }) => what)).toEqual([
      `The role “Pilot” changed. Organisation: ${words} for not known. Held: 2022/.. for not known.`,
      'The role “Pilot” added.',
    ])
    expect(tags).toEqual([`source:${port}`])
  })

  test('tells what a merge brought and its undoing took, each with its reason', async () => {
    const [one, other] = [await makeSource('organisation'), await makeSource('organisation')]
    await inform(other)
    for (const id of [one, other]) await makePublished(admin, { source: { id } })
    const merged = await join('sources', other, one)
    expect(await told('sources', one)).toEqual(
      expect.arrayContaining([
        'The other name “Port Office” added.',
        'The identifier “Wikidata: Q42” added.',
      ]),
    )
    await undo(merged)
    const { lines } = await historyPage('sources', one)
    const of = (what: string) => lines.find((line) => line.what === what)?.reason
    expect(of('The other name “Port Office” taken away.')).toBe('They were two.')
    expect(of('The other name “Port Office” added.')).toBe('The same by all accounts.')
    expect((await told('sources', other))[0]).toMatch(/ added\.$/)
  })

  test('that is not public any more has no history', async () => {
    const said = await makePublished(admin)
    const [{ id }] =
      (await client()`select source_id as id from utterances where id = ${said.utterance}`) as unknown as [
        { id: number },
      ]
    expect(await publicRow('sources', id)).not.toBeNull()
    await withdrawClaim(admin, { ...(await edition(said)).claim, reason })
    expect(await publicRow('sources', id)).toBeNull()
    expect(await publicRow('articles', said.article.id)).toBeNull()
  })
})

describe('an article', () => {
  test('tells of its row, versions and passages, and of those who read it in nothing', async () => {
    const title = unique('Gates')
    const article = await makeArticle(admin, { title, publisher: unique('Harbour Post') })
    const said = await makePublished(admin, {}, article)
    const [known] = await client()`
      select a.id, a.version, a.url, a.language, a.byline as author, p.name as publisher
      from articles a join publishers p on p.id = a.publisher_id where a.id = ${article.id}`
    const { publisher } = known as unknown as { publisher: string }
    const form = { ...known, archive: null, rights: null, reason } as unknown as Parameters<
      typeof changeArticle
    >[1]
    await changeArticle(admin, { ...form, title: 'Gates shut', publisher: 'Dock Times', date: '2023-03-17' })
    await addWording(admin, article.id, `${article.text} More.`)
    const second = await recordStatement(admin, denialOn(article, { claim: { id: said.claim } }))
    await publish(admin, { articleId: article.id, only: [second.attestation] })
    await withdrawAttestation(admin, { ...(await edition(second)).passage, reason })
    const { lines, tags } = await historyPage('articles', article.id)
    expect(lines.map(({ what, by, reason }) => [what, by, reason])).toEqual([
      ['A passage withdrawn.', admin.name, reason],
      ['A passage added.', admin.name, null],
      ['Version 2 recorded.', null, null],
      [
        `Title: “Gates shut” for “${title}”. Published on: 2023-03-17 for 2023-03-18. Publisher: Dock Times for ${publisher}.`,
        admin.name,
        reason,
      ],
      ['A passage added.', admin.name, null],
      ['Version 1 recorded.', null, null],
    ])
    // Two publishers, and the claim of the passage that is still public.
    expect(tags).toHaveLength(3)
    const places = lines.map(({ passage }) => passage?.path.replace(/-.*/, '') ?? null)
    expect(places).toEqual([null, null, null, null, `/claims/${said.claim}`, null])
  })

  test('tells nothing of drafts, and of what is withdrawn no more than that', async () => {
    const article = await makeArticle(admin)
    const said = await makePublished(admin, {}, article)
    const draft = await recordStatement(
      admin,
      denialOn(article, { claim: { id: (await makePublished(admin)).claim } }),
    )
    const second = await makePublished(admin, {}, article)
    await client()`update attestations set kind = 'indirect' where id = ${second.attestation}`
    expect(await told('articles', article.id)).toEqual([
      'Quote kind: indirect for direct.',
      'A passage added.',
      'A passage added.',
      'Version 1 recorded.',
    ])
    // Of the claim of a draft, and of one whose words stand here.
    await withdrawClaim(admin, { ...(await edition(draft)).claim, reason })
    await withdrawClaim(admin, { ...(await edition(second)).claim, reason })
    expect(await told('articles', article.id)).toEqual([
      'The claim of a passage withdrawn.',
      'A passage added.',
      'A passage added.',
      'Version 1 recorded.',
    ])
    await reinstateClaim(admin, { ...(await edition(second)).claim, reason })
    expect((await told('articles', article.id))[0]).toBe('The claim of a passage put back.')
    expect(said.article.id).toBe(article.id)
    const unseen = await makeDraft(admin)
    expect(await publicRow('articles', unseen.article.id)).toBeNull()
  })

  test('tells what was decided on the words of a later version', async () => {
    const { article, gone } = await makeMoved(admin)
    const { id, version } = await placeOf(gone)
    await markGone(admin, { id, version })
    expect((await told('articles', article.id))[0]).toMatch(
      /^A passage no longer in the article of .* since version 2\.$/,
    )
  })
})

test('pages of a history hold each change once', async () => {
  const id = await makeSource('organisation')
  await makePublished(admin, { source: { id } })
  for (let at = 0; at < 5; at += 1)
    await source.addName(admin, { sourceId: id, name: `Name ${at}`, kind: 'alias', language: null })
  const walked: string[] = []
  let after: string | undefined
  do {
    const page = await historyPage('sources', id, { after, limit: 2 })
    walked.push(...page.lines.map(({ what }) => what))
    after = page.next ?? undefined
  } while (after)
  expect(walked).toEqual([4, 3, 2, 1, 0].map((at) => `The other name “Name ${at}” added.`))
  await expect(historyPage('sources', id, { after: '2023-01-01_5' })).rejects.toMatchObject({
    kind: 'invalid',
  })
})
