import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { publishedArticle } from './article-view'
import { publishedClaim } from './claims'
import { client, closeDatabase } from './connection'
import { versionOf } from './passages'
import { repairOf, toRepair } from './repair'
import { acceptAnchor, markGone, reopenAnchor, selectAnchor } from './repair-doors'
import { addWording, makeMoved, placeOf, reworded } from './test-repair-rows'
import { changeStatement } from './statements'
import {
  conflict,
  edition,
  formOf,
  invalidAt,
  makePublished,
  makeUser,
  pieceOf,
  type Statement,
} from './test-rows'
import { withdrawClaim } from './withdrawing'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const place = async (statement: Statement) => {
  const { id, version } = await placeOf(statement)
  return { id, version }
}
const changeOf = async ({ claim }: Statement) =>
  (await publishedClaim(claim))!.utterances[0]!.passages[0]!.change

describe('the desk', () => {
  test('shows old and new words in their paragraphs, with score and state', async () => {
    const { article, moved, gone } = await makeMoved()
    const repair = await repairOf(editor, article.id)
    expect(repair.text).toMatchObject({ number: 2 })
    expect(repair.items).toHaveLength(2)
    const [first, second] = repair.items
    expect(first).toMatchObject({
      state: 'open',
      outcome: 'moved',
      first: { number: 1 },
      public: 'published',
    })
    const cut = ({ text, content }: { text: string; content: { start: number; end: number }[] }) =>
      content.map(({ start, end }) => text.slice(start, end)).join(' … ')
    expect(cut(first!.first)).toBe('The harbour was closed at noon')
    expect(cut(first!.now!)).toContain('The harbour was shut')
    expect(first!.first.text).toMatch(/^“The harbour was closed at noon,” Anna Petrenko said on Friday\.$/)
    expect(second).toMatchObject({ outcome: 'orphaned', words: 'No ship was turned away' })
    expect((await toRepair(editor)).lines.find(({ id }) => id === article.id)).toMatchObject({
      open: 2,
      version: 2,
    })
    await acceptAnchor(editor, await place(moved))
    await markGone(editor, await place(gone))
    const after = await repairOf(editor, article.id)
    expect(after.items.map(({ state, decidedBy }) => [state, decidedBy])).toEqual([
      ['accepted', editor.name],
      ['gone', editor.name],
    ])
    expect((await toRepair(editor)).lines.some(({ id }) => id === article.id)).toBe(false)
  })

  test('refuses a place that was changed, and one in an older version', async () => {
    const { article, moved } = await makeMoved()
    const before = await place(moved)
    await acceptAnchor(editor, before)
    await expect(markGone(editor, before)).rejects.toMatchObject(conflict)
    const now = await place(moved)
    await addWording(editor, article.id, `${reworded(article.text)} More.`)
    await expect(reopenAnchor(editor, now)).rejects.toMatchObject(conflict)
    await expect(markGone(editor, { id: 2_000_000_000, version: 1 })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('takes words that an editor selects, and refuses such as are none', async () => {
    const { article, gone } = await makeMoved()
    const text = reworded(article.text)
    await expect(acceptAnchor(editor, await place(gone))).rejects.toMatchObject(invalidAt('content'))
    const outside = { ...(await place(gone)), content: [{ start: 1, end: 9_000 }] }
    await expect(selectAnchor(editor, outside)).rejects.toMatchObject(invalidAt('content'))
    await selectAnchor(editor, {
      ...(await place(gone)),
      content: [pieceOf(text, 'Nobody else spoke')],
      mention: pieceOf(text, 'reporters'),
    })
    const chosen = await placeOf(gone)
    expect(chosen).toMatchObject({ state: 'selected', place: [pieceOf(text, 'Nobody else spoke')] })
    await reopenAnchor(editor, chosen)
    expect(await placeOf(gone)).toMatchObject({ state: 'open', place: [] })
  })

  test('takes a decision back', async () => {
    const { moved } = await makeMoved()
    await expect(reopenAnchor(editor, await place(moved))).rejects.toMatchObject(invalidAt('content'))
    const before = await placeOf(moved)
    await markGone(editor, await place(moved))
    await reopenAnchor(editor, await place(moved))
    expect(await placeOf(moved)).toMatchObject({ state: 'open', place: before.place, decidedBy: null })
  })
})

describe('readers', () => {
  test('see the record as first printed while a place is open', async () => {
    const { article, moved, gone } = await makeMoved()
    expect(await changeOf(moved)).toBeNull()
    const view = (await publishedArticle(article.id))!
    expect(view.notes).toEqual([])
    expect(view.unplaced.map(({ passage }) => [passage.version, passage.change])).toEqual([
      [1, null],
      [1, null],
    ])
    expect((await publishedClaim(gone.claim))!.history.map(({ what }) => what)).not.toContain(/version/)
  })

  test('see both wordings, the day and what is gone once it is decided', async () => {
    const { article, moved, gone } = await makeMoved()
    await acceptAnchor(editor, await place(moved))
    await markGone(editor, await place(gone))
    const today = new Date().toISOString().slice(0, 10)
    const change = await changeOf(moved)
    expect(change).toMatchObject({ on: today, version: 2 })
    expect(change!.runs!.filter(({ as }) => as === 'removed').map(({ words }) => words)).toEqual(['closed'])
    expect(await changeOf(gone)).toEqual({ on: today, version: 2, runs: null })
    expect((await publishedClaim(gone.claim))!.history[0]).toMatchObject({
      what: expect.stringMatching(
        /^A passage no longer in the article of Harbour Post .* since version 2\.$/,
      ),
      by: editor.name,
    })
    const view = (await publishedArticle(article.id))!
    expect(view.notes.map(({ claim }) => claim.id)).toEqual([moved.claim])
    expect(view.unplaced.map(({ note }) => note.claim.id)).toEqual([gone.claim])
    expect(view.versions).toMatchObject([
      { number: 2, changed: 2, moved: 1, exact: 0, gone: 1, checkedBy: [editor.name] },
      { number: 1, changed: null },
    ])
    // The one that is gone too; what was written in its place holds no passage.
    expect(view.versions[0]!.changes).toHaveLength(2)
    const old = (await publishedArticle(article.id, 1))!
    expect(old.notes.map(({ claim }) => claim.id)).toEqual([moved.claim, gone.claim])
    expect(old.current).toBe(false)
    expect(await publishedArticle(article.id, 3)).toBeNull()
  })

  test('see no change where the words are back', async () => {
    const { article, moved } = await makeMoved()
    await acceptAnchor(editor, await place(moved))
    await addWording(editor, article.id, `${reworded(article.text)} More.`)
    expect(await changeOf(moved)).toMatchObject({ version: 2 })
    await addWording(editor, article.id, `${article.text} Most.`)
    expect(await changeOf(moved)).toBeNull()
  })

  test('do not see a withdrawn claim in any version', async () => {
    const { article, moved } = await makeMoved()
    await acceptAnchor(editor, await place(moved))
    const admin = await makeUser('admin')
    await withdrawClaim(admin, { ...(await edition(moved)).claim, reason: 'Said of another harbour.' })
    expect((await publishedArticle(article.id, 1))!.notes).toHaveLength(1)
    expect((await publishedArticle(article.id))!.notes).toEqual([])
  })
})

test('what is decided expires the pages of claim and article', async () => {
  const { article, moved } = await makeMoved()
  const expire = vi.fn<(tags: string[]) => void>()
  vi.stubGlobal('__pages', { expire, clear: vi.fn() })
  await acceptAnchor(editor, await place(moved))
  vi.unstubAllGlobals()
  expect(expire.mock.calls.flat(2)).toEqual(
    expect.arrayContaining([`claim:${moved.claim}`, `article:${article.id}`]),
  )
})

describe('words chosen where the article did not change', () => {
  /** A public passage that stands unchanged in a second version, behind a new first paragraph. */
  async function makeKept() {
    const statement = await makePublished(editor)
    const { article } = statement
    const text = `A new first paragraph was written.\n\n${article.text}`
    await addWording(editor, article.id, text)
    return { ...statement, text, newest: await versionOf(article.id) }
  }
  const printed = async ({ attestation }: Statement) => {
    const [row] = await client()`
      select span_words(content) as words, span_words(cue) as cue from attestations where id = ${attestation}`
    return row
  }

  test('in the form correct the words as first printed', async () => {
    const { text, newest, ...statement } = await makeKept()
    const form = await formOf(statement.attestation)
    expect(form.versionId).toBe(newest)
    const shorter = 'The harbour was closed'
    await changeStatement(editor, { ...form, content: [pieceOf(text, shorter)] })
    expect(await printed(statement)).toEqual({ words: shorter, cue: 'said' })
    expect(await changeOf(statement)).toBeNull()
    const longer = 'The harbour was closed at noon,” Anna'
    const again = { ...(await formOf(statement.attestation)), content: [pieceOf(text, longer)] }
    await changeStatement(editor, again)
    expect(await printed(statement)).toMatchObject({ words: longer })
    expect(await changeOf(statement)).toBeNull()
    const [place] = await client()`
      select state, outcome, span_words(content) as words from anchors where attestation_id = ${statement.attestation}`
    expect(place).toEqual({ state: 'kept', outcome: 'exact', words: longer })
  })

  test('are corrected in the versions between too', async () => {
    const { text, ...statement } = await makeKept()
    const third = `And one more.\n\n${text}`
    await addWording(editor, statement.article.id, third)
    const form = await formOf(statement.attestation)
    await changeStatement(editor, { ...form, content: [pieceOf(third, 'was closed at noon')] })
    const places = await client()`
      select state, span_words(content) as words from anchors where attestation_id = ${statement.attestation}`
    expect([...places]).toEqual(Array(2).fill({ state: 'kept', words: 'was closed at noon' }))
  })

  test('at the repair desk correct them too', async () => {
    const { text, newest, ...statement } = await makeKept()
    const [row] = await client()`
      select id, version from anchors where attestation_id = ${statement.attestation} and version_id = ${newest}`
    const { id, version } = row as { id: number; version: number }
    await selectAnchor(editor, { id, version, content: [pieceOf(text, 'The harbour was closed')] })
    expect(await printed(statement)).toMatchObject({ words: 'The harbour was closed' })
    expect(await changeOf(statement)).toBeNull()
  })

  test('are no change where they go on into new words, and one where they are others', async () => {
    const statement = await makePublished(editor)
    const text = statement.article.text.replace('at noon,”', 'at noon, and for long,”')
    await addWording(editor, statement.article.id, text)
    const form = await formOf(statement.attestation)
    const wider = 'The harbour was closed at noon, and for long'
    await changeStatement(editor, { ...form, content: [pieceOf(text, wider)] })
    expect(await printed(statement)).toMatchObject({ words: 'The harbour was closed at noon' })
    expect(await changeOf(statement)).toBeNull()
    const other = { ...(await formOf(statement.attestation)), content: [pieceOf(text, 'No ship')] }
    await changeStatement(editor, other)
    expect((await changeOf(statement))!.version).toBe(2)
  })

  test('are taken back to where they stood', async () => {
    const { article, moved } = await makeMoved()
    const text = reworded(article.text)
    const before = await placeOf(moved)
    const choose = async (words: string) => {
      await changeStatement(editor, {
        ...(await formOf(moved.attestation)),
        content: [pieceOf(text, words)],
      })
    }
    await choose('The harbour was shut')
    await reopenAnchor(editor, await place(moved))
    expect(await placeOf(moved)).toMatchObject({ state: 'open', place: before.place })

    const kept = await makeKept()
    const wider = 'written.\n\n“The harbour was closed at noon'
    const form = { ...(await formOf(kept.attestation)), content: [pieceOf(kept.text, wider)] }
    await changeStatement(editor, form)
    expect(await placeOf(kept)).toMatchObject({ state: 'selected' })
    await reopenAnchor(editor, await place(kept))
    const words = pieceOf(kept.text, 'The harbour was closed at noon')
    expect(await placeOf(kept)).toMatchObject({ state: 'open', place: [words] })
  })

  test('are a change where an earlier version had changed them', async () => {
    const { article, moved } = await makeMoved()
    await acceptAnchor(editor, await place(moved))
    const text = `${reworded(article.text)} More.`
    await addWording(editor, article.id, text)
    const form = await formOf(moved.attestation)
    await changeStatement(editor, { ...form, content: [pieceOf(text, 'The harbour')] })
    expect(await printed(moved)).toMatchObject({ words: 'The harbour was closed at noon' })
    expect(await changeOf(moved)).toMatchObject({ version: 3 })
  })
})
