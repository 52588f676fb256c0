import { expect, test } from './fixtures'
import { makePublished, word } from './rows'

type Page = { items: { id: string; name?: string; creator_id?: string }[]; next: string | null }

test('people and speeches are read page by page, by programs that know Popolo', async ({ request }) => {
  const name = `Mara ${word()}`
  const { utterance } = await makePublished({ source: { name, kind: 'person' }, stance: 'denies' })
  const read = async (noun: string) => {
    const items: Page['items'] = []
    for (let next: string | null = `/api/v1/popolo/${noun}?limit=100`; next;) {
      const answer = await request.get(next)
      expect([answer.status(), next]).toEqual([200, next])
      const page = (await answer.json()) as Page
      items.push(...page.items)
      next = page.next
    }
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    return items
  }
  const person = (await read('people')).find((one) => one.name === name)
  const speech = (await read('speeches')).find(({ id }) => id === String(utterance))
  expect(speech).toMatchObject({
    creator_id: person!.id,
    text: 'We shut the gates at noon',
    title: expect.stringMatching(/^Denies: /),
    stance: 'denies',
    sample: false,
  })
  await read('organizations')
  await read('memberships')
})
