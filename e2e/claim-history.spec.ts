import { changeStatement } from '../db/statements'
import { expect, makeUser, test } from './fixtures'
import { friday, makePublished, passageOf } from './rows'

test.use({ javaScriptEnabled: false })

test('a new wording stands in the history, with who changed it and what it was', async ({ page }) => {
  const { id, name } = await makeUser('editor')
  const made = await makePublished()
  await page.goto(made.path)
  const history = page.getByRole('region', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveText([/Published\./])
  const passage = await passageOf(made)
  const wording = `${made.wording.slice(0, -1)} sharp.`
  await changeStatement(
    { kind: 'user', id, name, role: 'editor' },
    {
      id: made.attestation,
      read: passage.read,
      content: passage.content,
      cue: null,
      mention: null,
      kind: passage.kind,
      claim: { wording },
      utterance: null,
      source: { id: passage.source!.id },
      remember: null,
      capacity: null,
      speaksFor: null,
      saidOn: friday,
      channel: null,
      stance: 'asserts',
      topics: [],
      reason: 'The recording says sharp.',
    },
  )
  // The page hears of it a moment later.
  await expect(async () => {
    await page.goto(made.path)
    await expect(history.getByRole('listitem')).toHaveCount(2, { timeout: 500 })
  }).toPass()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wording)
  await expect(page).toHaveURL(/-sharp$/)
  const [newest] = await history.getByRole('listitem').all()
  await expect(newest!).toContainText(`Wording: “${wording}” for “${made.wording}”.`)
  await expect(newest!).toContainText(name)
})
