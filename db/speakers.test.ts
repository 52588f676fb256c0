import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampler, system, type Actor } from '../lib/permissions'
import type { SourceKind } from '../lib/record'
import { askedFor } from '../lib/speaker'
import type { Speaker } from '../lib/suggestion'
import { client, closeDatabase, db } from './connection'
import { addName, addRole, recordSource } from './source-doors'
import { sourcesFor, type Setting } from './speakers'
import { makeArticle, makeDraft, unique } from './test-rows'
import { speakerNamed } from './test-proposals'

afterAll(closeDatabase)

const source = (
  name: string,
  kind: SourceKind = 'person',
  publisher: string | null = null,
  actor: Actor = system,
) => recordSource(actor, { name, kind, description: null, publisher })
const alias = (sourceId: number, name: string, language: string | null) =>
  addName(system, { sourceId, name, kind: 'metonym', language })

const outlet = unique('The Outlet')
let here: Setting
beforeAll(async () => {
  const { versionId } = await makeArticle(system, { publisher: outlet })
  const [publisher] = await client()`select id from publishers where name = ${outlet}`
  here = { versionId, language: 'en', publisherId: publisher!.id as number, sample: false }
})

/** What is offered for a speaker: the number of each source, and whether it is certain. */
async function offered(
  speaker: Speaker,
  more: { mention?: string; on?: string; setting?: Partial<Setting> } = {},
) {
  const asked = askedFor(speaker, more.mention ?? speaker.name, more.on ?? '2023-03-17')
  const [sources] = await sourcesFor(db(), { ...here, ...more.setting }, [asked])
  return sources!.map(({ id, certain }) => [id, certain])
}

test('the very name is certain, in any case and accents; a misspelling is offered', async () => {
  const name = unique('Oléna Harbour')
  const id = await source(name)
  expect(await offered(speakerNamed(name.toUpperCase().replace('É', 'E')))).toEqual([[id, true]])
  expect(await offered(speakerNamed(`${name}e`))).toEqual([[id, false]])
  expect(await offered(speakerNamed(unique('Quite another')))).toEqual([])
})

test('two of one name are both offered, and none is certain', async () => {
  const name = unique('Two Persons')
  const [one, other] = [await source(name), await source(unique('Known otherwise'))]
  await alias(other, name, null)
  expect(await offered(speakerNamed(name))).toEqual([
    [one, false],
    [other, false],
  ])
})

test('a capital remembered in one language resolves no article in another', async () => {
  const capital = unique('Moskva')
  const government = await source(unique('Government'), 'organisation')
  await alias(government, capital, 'en')
  const place = speakerNamed(capital, { kind: 'organisation', place: true })
  expect(await offered(place, { setting: { language: 'en-GB' } })).toEqual([[government, true]])
  expect(await offered(place, { setting: { language: 'de' } })).toEqual([])
  await alias(government, `${capital} city`, null)
  expect(await offered(speakerNamed(`${capital} city`), { setting: { language: 'de' } })).toEqual([
    [government, true],
  ])
})

test('the name as printed counts too, with or without its article', async () => {
  const court = unique('Criminal Court')
  const id = await source(court, 'organisation')
  await alias(id, `The ${court} ICC`, 'en')
  expect(await offered(speakerNamed(`${court} ICC`), { mention: `The ${court} ICC` })).toEqual([[id, true]])
})

test('a role is found by title and organisation, on the day that it was held', async () => {
  const organisation = unique('Land')
  const title = unique('prosecutor')
  const land = await source(organisation, 'organisation')
  const [former, now, elsewhere] = [
    await source(unique('A')),
    await source(unique('B')),
    await source(unique('C')),
  ]
  const role = { title, organisationId: land }
  await addRole(system, { ...role, sourceId: former, held: '2020-01/2022-06' })
  await addRole(system, { ...role, sourceId: now, held: '2022-07/..' })
  await addRole(system, {
    title,
    sourceId: elsewhere,
    organisationId: await source(unique('Else'), 'organisation'),
    held: null,
  })
  const speaker = speakerNamed(`the ${title}`, { capacity: title, organisation })
  expect(await offered(speaker)).toEqual([[now, true]])
  expect(await offered(speaker, { on: '2021' })).toEqual([[former, true]])
  // Two may have held it in that year.
  expect(await offered(speaker, { on: '2022' })).toEqual([
    [former, false],
    [now, false],
  ])
  // Without its organisation the title may be anybody's.
  expect((await offered(speakerNamed(`the ${title}`))).every(([, certain]) => !certain)).toBe(true)
  expect(await offered(speakerNamed(unique('Somebody'), { capacity: title, organisation }))).toEqual([])
})

test('an unnamed source is offered in the same words of the same outlet, certain where this version quotes it', async () => {
  const words = unique('a senior official')
  const speaker = speakerNamed(words, { kind: 'unnamed' })
  const mine = await source(words, 'unnamed', outlet)
  await source(words, 'unnamed', unique('Another outlet'))
  await source(words)
  expect(await offered(speaker)).toEqual([[mine, false]])
  expect(await offered(speakerNamed(`${words} there`, { kind: 'unnamed' }))).toEqual([])
  const article = await makeArticle(system, { publisher: outlet })
  await makeDraft(system, { source: { id: mine } }, article)
  expect(await offered(speaker, { setting: { versionId: article.versionId } })).toEqual([[mine, true]])
})

test('a real article is offered no sample source', async () => {
  const name = unique('Sample Person')
  const id = await source(name, 'person', null, sampler)
  expect(await offered(speakerNamed(name))).toEqual([])
  expect(await offered(speakerNamed(name), { setting: { sample: true } })).toEqual([[id, true]])
})

test('many speakers are looked up at once, four sources for each at most', async () => {
  const name = unique('Many')
  for (let n = 0; n < 6; n++) await source(name)
  const asked = [name, unique('Nobody'), name].map((one) => askedFor(speakerNamed(one), '', null))
  const found = await sourcesFor(db(), here, asked)
  expect(found.map((sources) => sources.length)).toEqual([4, 0, 4])
})
