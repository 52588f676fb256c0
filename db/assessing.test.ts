import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { publishAssessment, saveAssessment, withdrawAssessment } from './assessing'
import { publishedAssessment } from './assessments'
import { deskClaim } from './claim-desk'
import { publishedClaim } from './claims'
import { client, closeDatabase } from './connection'
import { changeScale, readSettings } from './settings'
import { judged, reason } from './test-link-doors'
import { conflict, edition, invalidAt, makeArticle, makeDraft, makePublished, makeUser } from './test-rows'
import { withdrawClaim } from './withdrawing'

let editor: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const cited = (more: object) => ({
  side: 'for' as const,
  articleId: null,
  address: null,
  title: null,
  note: null,
  ...more,
})

test('a draft is read at the desk alone; a public one by readers, with place, evidence and who', async () => {
  const { claim, article } = await makePublished(editor)
  const unread = await makeArticle(editor, { title: 'A log', url: `https://averil.example/log/${claim}` })
  const evidence = [
    cited({ articleId: article.id, note: 'It prints the times.' }),
    cited({ side: 'against', articleId: unread.id }),
    cited({
      side: 'against',
      address: 'https://averil.example/report?utm_source=x#page',
      title: 'The report',
    }),
  ]
  const id = await saveAssessment(editor, { ...judged(claim), evidence })
  expect(await publishedAssessment(claim)).toBeNull()
  expect((await deskClaim(editor, claim)).assessment).toMatchObject({ id, state: 'draft', version: 1 })
  await publishAssessment(editor, { id, version: 1 })
  const seen = (await publishedAssessment(claim))!
  expect(seen).toMatchObject({
    rating: 'Disputed',
    place: 3,
    places: 5,
    by: editor.name,
    assessedOn: '2023-04-01',
  })
  expect(seen.ends).toEqual({ worst: 'Contradicted', best: 'Borne out' })
  expect(seen.evidence.map(({ side, href, outside, title }) => [side, href, outside, title])).toEqual([
    ['for', expect.stringMatching(`^/articles/${article.id}`), false, expect.any(String)],
    ['against', 'https://averil.example/report', true, 'The report'],
  ])
  // An article that is not public is named at the desk alone, until it is; then the page is another.
  expect(JSON.stringify(seen)).not.toMatch(/A log|example.log/)
  expect(seen.tags).toContain(`article:${unread.id}`)
  const { assessment } = await deskClaim(editor, claim)
  expect(assessment!.evidence.map(({ hidden }) => hidden)).toEqual([false, true, false])
  await makePublished(editor, {}, unread)
  expect((await publishedAssessment(claim))!.evidence.map(({ title }) => title)).toContain('A log')
})

test('a change of a public one is public, told in the history, and refused on an older version', async () => {
  const { claim } = await makePublished(editor)
  const id = await saveAssessment(editor, judged(claim))
  await publishAssessment(editor, { id, version: 1 })
  const evidence = [cited({ address: 'https://averil.example/a' })]
  await saveAssessment(editor, { ...judged(claim, 2), evidence, reason })
  await expect(saveAssessment(editor, judged(claim, 2))).rejects.toMatchObject(conflict)
  await saveAssessment(editor, { ...judged(claim, 3), rating: 'Borne out', evidence, reason })
  expect((await publishedAssessment(claim))!.rating).toBe('Borne out')
  expect((await publishedClaim(claim))!.history.map(({ what }) => what).slice(0, 3)).toEqual([
    'Assessment: Borne out for Disputed.',
    'Evidence added.',
    'Assessed: Disputed.',
  ])
})

test('evidence that stays is not written again', async () => {
  const { claim } = await makeDraft(editor)
  const [one, two] = ['a', 'b'].map((name) => cited({ address: `https://averil.example/${name}` }))
  const id = await saveAssessment(editor, { ...judged(claim), evidence: [one!] })
  const rows = () => client()`select id, address from evidence where assessment_id = ${id} order by id`
  const [first] = await rows()
  await saveAssessment(editor, { ...judged(claim, 1), evidence: [one!, two!] })
  expect((await rows())[0]).toEqual(first)
  await saveAssessment(editor, { ...judged(claim, 2), evidence: [two!] })
  expect((await rows()).map((row) => row.address)).toEqual(['https://averil.example/b'])
})

test('a withdrawn one is not shown, stays on record with its reason, and makes room for another', async () => {
  const { claim } = await makePublished(editor)
  const id = await saveAssessment(editor, judged(claim))
  await publishAssessment(editor, { id, version: 1 })
  await expect(saveAssessment(editor, judged(claim))).rejects.toMatchObject(conflict)
  await expect(withdrawAssessment(editor, { id, version: 1, reason })).rejects.toMatchObject(conflict)
  await withdrawAssessment(editor, { id, version: 2, reason })
  expect(await publishedAssessment(claim)).toBeNull()
  expect((await publishedClaim(claim))!.history[0]).toMatchObject({
    what: 'The assessment withdrawn.',
    reason,
  })
  await expect(withdrawAssessment(editor, { id, version: 3, reason })).rejects.toMatchObject({
    kind: 'invalid',
  })
  await expect(saveAssessment(editor, judged(claim, 2))).rejects.toMatchObject(conflict)
  expect(await saveAssessment(editor, judged(claim))).not.toBe(id)
})

test('only that of a public claim is published, and it goes with its claim', async () => {
  const draft = await makeDraft(editor)
  const early = await saveAssessment(editor, judged(draft.claim))
  await expect(publishAssessment(editor, { id: early, version: 1 })).rejects.toMatchObject(invalidAt('claim'))
  const shown = await makePublished(editor)
  const id = await saveAssessment(editor, judged(shown.claim))
  await publishAssessment(editor, { id, version: 1 })
  await withdrawClaim(editor, { ...(await edition(shown)).claim, reason })
  expect(await publishedAssessment(shown.claim)).toBeNull()
  await expect(saveAssessment(editor, judged(shown.claim, 2))).rejects.toMatchObject(invalidAt('claim'))
})

test.each([
  ['a rating that is not on the scale', { rating: 'Nonsense' }, 'rating'],
  ['no reasons', { reasons: '  ' }, 'reasons'],
  ['a day that is none', { assessedOn: '2023-02-30' }, 'assessedOn'],
  ['a day to come', { assessedOn: '2999-01-01' }, 'assessedOn'],
  ['an article that is none', { evidence: [cited({ articleId: 2147483647 })] }, 'evidence.0.articleId'],
  [
    'an address of another kind',
    { evidence: [cited({ address: 'javascript:alert(1)' })] },
    'evidence.0.address',
  ],
  ['evidence of nothing', { evidence: [cited({})] }, 'evidence.0.address'],
])('%s is refused at its field', async (_, more, field) => {
  const { claim } = await makeDraft(editor)
  await expect(saveAssessment(editor, { ...judged(claim), ...more })).rejects.toMatchObject(invalidAt(field))
})

test('a scale is changed by who saw it last; what was given before keeps word and place', async () => {
  const { claim } = await makePublished(editor)
  const id = await saveAssessment(editor, judged(claim))
  await publishAssessment(editor, { id, version: 1 })
  const { scale, version } = await readSettings()
  await changeScale(admin, { scale: ['Wrong', 'Right'], version })
  try {
    expect(await publishedAssessment(claim)).toMatchObject({
      rating: 'Disputed',
      place: 3,
      places: 5,
      ends: null,
    })
    await expect(saveAssessment(editor, judged(claim, 2))).rejects.toMatchObject(invalidAt('rating'))
    await expect(changeScale(admin, { scale, version })).rejects.toMatchObject(conflict)
    const next = version + 1
    await expect(changeScale(admin, { scale: ['One'], version: next })).rejects.toMatchObject(
      invalidAt('scale'),
    )
    await expect(changeScale(admin, { scale: ['A', 'a'], version: next })).rejects.toMatchObject(
      invalidAt('scale'),
    )
  } finally {
    await changeScale(admin, { scale, version: version + 1 })
  }
})
