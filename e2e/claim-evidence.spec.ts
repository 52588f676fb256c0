import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import type { NewStatement } from '../lib/statement-input'
import { inHand, open, panel, press, saved } from './desk-page'
import { expect, test } from './fixtures'
import { makeArticle, makeDraft, passageOf, pieceOf, word, type Statement } from './rows'
import { everyDetail, sound } from './sound'

type Print = { outlet: string; text: string; words: string; cue: string }

/** A passage of an outlet's article, public. */
async function print(
  { outlet, text, words, cue }: Print,
  more: Partial<NewStatement> = {},
): Promise<Statement> {
  const article = await makeArticle(`${text} Report ${word()}.`, { publisher: outlet })
  const statement = await makeDraft(article, words, { cue: pieceOf(article.text, cue), ...more })
  await publish(system, { articleId: article.id, only: [statement.attestation] })
  return statement
}

/** One sentence of one source in two wordings, with the outlets. */
async function makeTwo() {
  const mark = word()
  const [courier, wire] = [`Courier ${mark}`, `Wire ${mark}`]
  const first = await print({
    outlet: courier,
    text: '“I put the cracks in writing in October, and I was told to stop,” she said.',
    words: '“I put the cracks in writing in October, and I was told to stop,”',
    cue: 'said',
  })
  const second = await print(
    {
      outlet: wire,
      text: '“I put the cracks in writing in October and was told not to,” she claimed.',
      words: '“I put the cracks in writing in October and was told not to,”',
      cue: 'claimed',
    },
    { utterance: first.utterance },
  )
  return { courier, wire, first, second }
}

test('an editor tells how the words reached an article, and readers see what the reports rest on', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const { courier, first, second } = await makeTwo()
  const agency = `Saltmarsh ${word()}`
  await page.goto(first.path)
  await expect(page.getByRole('heading', { name: 'Where the reports have it from' })).toBeHidden()

  await open(page, second.article.id)
  await press(page, 'j')
  await inHand(page, /^“I put the cracks/)
  const chain = panel(page).getByRole('group', { name: /^How it reached this article/ })
  await chain.getByRole('button', { name: 'Add a step' }).click()
  await expect(chain.getByLabel('Step 1', { exact: true })).toHaveValue('agency')
  await press(page, 'Control+Enter')
  await expect(chain).toContainText('Write its name.')
  await chain.getByLabel('Name in step 1').fill(agency)
  await panel(page).getByLabel('Why is this changed?').fill('The byline names the agency.')
  await press(page, 'Control+Enter')
  await saved(page)
  await expect(chain.getByLabel('Name in step 1')).toHaveValue(agency)
  await expect(panel(page).getByLabel('Why is this changed?')).toHaveValue('')
  expect((await passageOf(second)).chain).toMatchObject([{ kind: 'agency', name: agency }])

  await page.goto(first.path)
  await expect(page.getByRole('main')).toContainText(
    `Of 2 reports, 1 rests on 1 origin: ${agency} (1); 1 does not say.`,
  )
  await everyDetail(page)
  await expect(page.getByText(`agency copy: ${agency}`, { exact: true })).toBeVisible()
  await expect(page.getByRole('complementary')).toContainText(
    `How the words reached the article: agency copy: ${agency}, for not stated. Reason: The byline names the agency.`,
  )

  await open(page, first.article.id)
  await press(page, 'j')
  await inHand(page, /^“I put the cracks/)
  await chain.getByRole('button', { name: 'Add a step' }).click()
  await chain.getByLabel('Step 1', { exact: true }).selectOption('Its own reporter')
  await expect(chain.getByLabel('Name in step 1')).toBeHidden()
  await panel(page).getByLabel('Why is this changed?').fill('The byline names a reporter.')
  await press(page, 'Control+Enter')
  await saved(page)
  await page.goto(first.path)
  await expect(page.getByRole('main')).toContainText(
    `2 reports rest on 2 independent origins: ${courier}’s own reporter (1), ${agency} (1).`,
  )
  await everyDetail(page)
  await sound(page)
})

test('one sentence in two wordings is compared word by word, with the words that introduce it', async ({
  page,
}) => {
  const { courier, wire, first } = await makeTwo()
  await page.goto(first.path)
  const drift = page.getByRole('region', { name: 'One sentence, two wordings' })
  await expect(drift).toContainText(`${courier} 14 words`)
  await expect(drift).toContainText(`${wire} 12 words agree, 2 only above, 1 only here`)
  await expect(drift.getByRole('insertion')).toContainText(['not'])
  await expect(drift.getByRole('deletion').first()).toContainText('I')
  const framing = page.getByRole('table', { name: /^Cue words/ })
  await expect(framing.getByRole('row', { name: courier })).toContainText('said 1')
  await expect(framing.getByRole('row', { name: wire })).toContainText('claimed 1')
  await expect(page.getByRole('heading', { name: 'Who asserts, who denies' })).toBeHidden()
})

test('who asserts and who denies is drawn, and told in a table', async ({ page }) => {
  const { first } = await makeTwo()
  const other = {
    outlet: `Echo ${word()}`,
    text: 'City Hall denied that it knew.',
    words: 'it knew',
    cue: 'denied',
  }
  const hall = { kind: 'organisation', name: `City Hall ${word()}` } as const
  const months = { edtf: '2023-03/2023-05', wording: null, basis: 'editor' } as const
  const about = { edtf: '2023-01~', wording: null, basis: 'editor' } as const
  const claim = { id: first.claim }
  const denial = await print(other, {
    claim,
    kind: 'indirect',
    stance: 'denies',
    source: hall,
    saidOn: months,
  })
  const { source } = await passageOf(denial)
  await print(other, { claim, kind: 'indirect', source: { id: source!.id }, saidOn: about })
  await page.goto(first.path)
  const over = page.getByRole('region', { name: 'Who asserts, who denies' })
  await expect(over).toContainText('3 utterances by 2 sources, in 4 passages of 3 outlets')
  await expect(
    over.getByRole('img', { name: /^Who says it and when, 1 January – 31 May 2023/ }),
  ).toBeVisible()
  await over.getByText('The same as a table').click()
  const rows = over.getByRole('table').getByRole('row')
  await expect(rows).toHaveText([
    /^Source/,
    /City Hall.*asserts.*circa January 2023/,
    /City Hall.*denies/,
    /Anna.*17 March 2023/,
  ])
  await everyDetail(page)
  await sound(page)
})
