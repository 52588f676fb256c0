import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import type { Narrowing, Order } from '../lib/search-state'
import { client, closeDatabase } from './connection'
import { searchStatements } from './search'
import { searchFacets, withoutFilters } from './search-facets'
import { searchForgiving } from './spellings'
import { addRole, recordSource } from './source-doors'
import { makeArticle, makeDraft, makePublished, pieceOf, statementOn, unique } from './test-rows'
import { type Statement } from './test-rows'

afterAll(closeDatabase)

/** Ten letters that stand nowhere else. */
const word = () =>
  [...randomUUID().replaceAll('-', '').slice(0, 10)]
    .map((digit) => String.fromCharCode(97 + parseInt(digit, 16)))
    .join('')
// The words that statements take by default stand in each article, outside of what is recorded here.
const rest = () => `Anna Petrenko said. The harbour was closed at noon ${word()}.`

const day = (edtf: string) => ({ edtf, wording: null, basis: 'editor' }) as const
const ids = async (state: Narrowing, order?: Order) =>
  (await searchStatements(state, { order })).lines.map(({ id }) => id)
const rowOf = async ({ utterance }: Statement) => {
  const [row] = await client()`
    select u.source_id as source, r.publisher_id as publisher, ct.topic_id as topic
    from utterances u join attestations a on a.utterance_id = u.id join article_versions v on v.id = a.version_id
    join articles r on r.id = v.article_id left join claim_topics ct on ct.claim_id = u.claim_id
    where u.id = ${utterance}`
  return row as unknown as { source: number; publisher: number; topic: number }
}
const printed = (words: string, more: Partial<Parameters<typeof makeArticle>[1]> = {}) =>
  makeArticle(system, { text: `“${words},” ${rest()}`, ...more })
const saying = async (
  words: string,
  more: Parameters<typeof makePublished>[1] = {},
  on: Partial<Parameters<typeof makeArticle>[1]> = {},
) => {
  const article = await printed(words, on)
  return makePublished(system, { content: [pieceOf(article.text, words)], ...more }, article)
}

describe('filters', () => {
  const mark = word()
  let [asserts, denies]: Statement[] = []
  let office: number
  beforeAll(async () => {
    office = await recordSource(system, {
      name: unique('Office'),
      kind: 'organisation',
      description: null,
      publisher: null,
    })
    const publisher = unique('Courier')
    asserts = await saying(
      `A ${mark} was seen`,
      { saidOn: day('2021-05-04'), channel: 'Télégram post', topics: [unique('Ships')] },
      { publisher },
    )
    denies = await saying(
      `No ${mark} was seen`,
      { saidOn: day('2022-06/2022-08'), stance: 'denies', kind: 'indirect', speaksFor: { id: office } },
      { publisher: unique('Mail') },
    )
    const { source } = await rowOf(asserts)
    await addRole(system, { sourceId: source, title: 'Clerk', organisationId: office, held: '2020/2021' })
  })

  test('each keeps what it names', async () => {
    const one = await rowOf(asserts!)
    const other = await rowOf(denies!)
    const [first, second] = [asserts!.utterance, denies!.utterance]
    const expected: [Narrowing, number[]][] = [
      [{}, [second, first]],
      [{ stance: ['asserts'] }, [first]],
      [{ stance: ['asserts', 'denies'] }, [second, first]],
      [{ kind: ['indirect', 'mixed'] }, [second]],
      [{ source: [String(one.source)] }, [first]],
      [{ source: [String(office)] }, [second]],
      [{ organisation: [String(office)] }, [second, first]],
      [{ publisher: [String(other.publisher)] }, [second]],
      [{ topic: [String(one.topic)] }, [first]],
      [{ channel: ['telegram POST'] }, [first]],
      [{ year: ['2021'] }, [first]],
      [{ year: ['2021', '2022'] }, [second, first]],
      [{ from: '2022' }, [second]],
      [{ from: '2022-07-31', to: '2022-07-31' }, [second]],
      [{ to: '2021-05-03' }, []],
      [{ to: '2021-05' }, [first]],
      [{ stance: ['denies'], year: ['2021'] }, []],
    ]
    for (const [state, found] of expected)
      expect(await ids({ q: mark, ...state }), JSON.stringify(state)).toEqual(found)
    expect(await ids({ source: [String(one.source)] }), 'without words').toEqual([first])
  })

  test('facets count what each value would give, a chosen one beside the others', async () => {
    const facets = await searchFacets({ q: mark, stance: ['denies', 'predicts'] })
    const facet = (name: string) => facets.find((one) => one.name === name)!
    const { publisher } = await rowOf(denies!)
    expect(facet('stance').values.map(({ value, count, chosen }) => [value, count, chosen])).toEqual([
      ['asserts', 1, false],
      ['denies', 1, true],
      ['predicts', 0, true],
    ])
    expect(facet('publisher').values).toMatchObject([{ value: String(publisher), count: 1, chosen: false }])
    expect(facet('source').values.map(({ value }) => value)).toContain(String(office))
    expect(facet('year').values).toMatchObject([{ value: '2022', count: 1 }])
    expect(facet('topic')).toBeUndefined()
    const channels = await searchFacets({ q: mark, channel: ['TELEGRAM POST'] })
    expect(channels.find(({ name }) => name === 'channel')).toMatchObject({
      values: [{ value: 'TELEGRAM POST', count: 1, chosen: true }],
    })
  })

  test('a facet shows its most frequent values, and the name of a draft is not told', async () => {
    const term = word()
    for (let at = 0; at < 10; at++) await saying(`Bell ${term} rang`, {})
    const often = await saying(`Bell ${term} rang`)
    const { source } = await rowOf(often)
    await saying(`Bell ${term} rang`, { source: { id: source } })
    const hidden = await makeDraft(system, { source: { name: unique('Hidden'), kind: 'person' } })
    const [row] = await client()`select source_id as id from utterances where id = ${hidden.utterance}`
    const draft = String(row!.id)
    const shown = (await searchFacets({ q: term })).find(({ name }) => name === 'source')!
    expect([shown.values.length, shown.others, shown.values[0]!.count]).toEqual([8, 3, 2])
    const whole = (await searchFacets({ q: term }, 'source')).find(({ name }) => name === 'source')!
    expect([whole.values.length, whole.others]).toEqual([11, 0])
    expect(whole.values.slice(0, 8)).toEqual(shown.values)
    const asked = (await searchFacets({ q: term, source: [draft] })).find(({ name }) => name === 'source')!
    expect(asked.values.at(-1)).toEqual({ value: draft, label: `source ${draft}`, count: 0, chosen: true })
  })

  test('what a filter leaves out is counted', async () => {
    expect(await withoutFilters({ q: mark, stance: ['denies'], year: ['2021'] })).toEqual([
      { filter: 'stance', count: 1, more: false },
      { filter: 'year', count: 1, more: false },
    ])
    expect(await withoutFilters({ q: mark, stance: ['predicts'], to: '1999' })).toEqual([
      { filter: 'all', count: 2, more: false },
    ])
  })
})

describe('words', () => {
  test('are stemmed in the language they stand in', async () => {
    const mark = word()
    const made = await saying(`Die ${mark} Häuser wurden geräumt`, {}, { language: 'de' })
    for (const q of [`${mark} haus`, `${mark} Hauses`, `"${mark} häuser"`])
      expect(await ids({ q }), q).toEqual([made.utterance])
    const { lines } = await searchStatements({ q: `hauses ${mark}` })
    expect(lines[0]!.snippet).toContainEqual({ text: 'Häuser', hit: true })
  })

  test('that are left out count in every language', async () => {
    const mark = word()
    const english = await saying(`The ${mark} storms came`)
    const german = await saying(`Die ${mark} Stürme kamen`, {}, { language: 'de' })
    const both = [german.utterance, english.utterance]
    expect(await ids({ q: mark })).toEqual(both)
    expect(await ids({ q: `${mark} -storm` })).toEqual([german.utterance])
    expect(await ids({ q: `${mark} -sturm` })).toEqual([english.utterance])
    expect(await ids({ q: `${mark} -"storms came"` })).toEqual([german.utterance])
    expect(await ids({ q: `${mark} -"came storms"` })).toEqual(both)
  })

  test('stand together in a phrase, and without regard to accents', async () => {
    const mark = word()
    const made = await saying(`The café of ${mark} was closed`)
    expect(await ids({ q: `"cafe of ${mark}"` })).toEqual([made.utterance])
    expect(await ids({ q: `"${mark} of cafe"` })).toEqual([])
  })

  test('inside quotation marks are asked for alone, and only they are marked', async () => {
    const mark = word()
    const text = `The ${mark} bridge, “as wide as a ${mark} door,” stood. ${rest()}`
    const article = await makeArticle(system, { text })
    const content = [pieceOf(text, text.slice(0, text.indexOf(' stood')))]
    const mixed = await makePublished(
      system,
      { content, kind: 'mixed', cue: null, mention: null, claim: { wording: `The ${mark} stands.` } },
      article,
    )
    expect(await ids({ q: `bridge ${mark}` })).toEqual([mixed.utterance])
    expect(await ids({ q: `bridge ${mark}`, quoted: '1' })).toEqual([])
    const { lines } = await searchStatements({ q: `door ${mark}`, quoted: '1' })
    expect(lines).toMatchObject([{ id: mixed.utterance, wording: null, name: null }])
    expect(lines[0]!.snippet!.map(({ text }) => text).join('')).not.toContain('bridge')
  })

  test('are marked in the claim, the name and the printed words', async () => {
    const mark = word()
    const made = await saying(`It was ${mark} again`, {
      claim: { wording: `The ${mark} came <b>again</b>.` },
      source: { name: `Ada ${mark}`, kind: 'person' },
    })
    const [line] = (await searchStatements({ q: mark })).lines
    expect(line).toMatchObject({
      id: made.utterance,
      wording: [{ text: 'The ' }, { text: mark, hit: true }, { text: ' came <b>again</b>.' }],
      name: [{ text: 'Ada ' }, { text: mark, hit: true }],
      snippet: [{ text: 'It was ' }, { text: mark, hit: true }, { text: ' again' }],
    })
  })
})

describe('a misspelt name', () => {
  test('is read as the nearest one of a public statement', async () => {
    const name = word()
    const made = await saying('The gates stood open', {
      source: { name: `Olena Kov${name}`, kind: 'person' },
    })
    await makeDraft(system, { source: { name: `Olena Kow${name}x`, kind: 'person' } })
    const wrong = `Kow${name}`
    expect(await ids({ q: wrong })).toEqual([])
    const found = await searchForgiving({ q: `gates ${wrong} -"never ${name}"` })
    expect(found.lines.map(({ id }) => id)).toEqual([made.utterance])
    expect(found.respelled).toEqual({
      q: `gates Kov${name} -"never ${name}"`,
      swaps: [{ written: wrong, read: `Kov${name}` }],
    })
    const none = await searchForgiving({ q: wrong, year: ['1999'] })
    expect([none.lines, none.respelled]).toEqual([[], null])
    expect((await searchForgiving({ q: `Olena Kov${name}` })).respelled).toBeNull()
  })
})

describe('the order', () => {
  // Of an end that no language cuts off, as the plain question below does not either.
  const mark = `${word()}k`
  beforeAll(async () => {
    const article = await makeArticle(system, {})
    for (let at = 0; at < 43; at++) {
      const wording = `${unique('Ship')} ${`${mark} `.repeat(1 + (at % 4))}came.`
      const saidOn = day(`2020-01-${String(1 + (at % 5)).padStart(2, '0')}`)
      await makePublished(system, statementOn(article, { claim: { wording }, saidOn }), article)
    }
  }, 300_000)

  test.each<[Order, string]>([
    ['newest', 'd.said_to desc, d.utterance_id desc'],
    ['oldest', 'd.said_to, d.utterance_id'],
    [
      'best',
      `round(1000000 * ts_rank('{0.2, 0.4, 0.7, 1}', d.words, to_tsquery('simple', '${mark}'), 1)) desc, d.utterance_id desc`,
    ],
  ])('%s first holds through all pages', async (order, by) => {
    const seen: number[] = []
    let after: string | undefined
    let pages = 0
    do {
      const { lines, next, count } = await searchStatements({ q: mark }, { order, after })
      expect(count).toBe(43)
      seen.push(...lines.map(({ id }) => id))
      after = next ?? undefined
      pages++
    } while (after)
    const rows = await client().unsafe(
      `select d.utterance_id as id from search_documents d where d.words @@ to_tsquery('simple', '${mark}') order by ${by}`,
    )
    expect(seen).toEqual(rows.map(({ id }) => id as number))
    expect([seen.length, pages]).toEqual([43, 3])
  })

  test('best puts a word of the claim before a word in print, and is the newest without words', async () => {
    const term = word()
    const inClaim = await saying('It rang', {
      claim: { wording: `The ${term} rang.` },
      saidOn: day('2019-01-01'),
    })
    const inPrint = await saying(`The ${term} rang`, { saidOn: day('2020-01-01') })
    expect(await ids({ q: term }, 'best')).toEqual([inClaim.utterance, inPrint.utterance])
    expect(await ids({ q: term }, 'newest')).toEqual([inPrint.utterance, inClaim.utterance])
    const { source } = await rowOf(inPrint)
    expect(await ids({ source: [String(source)] }, 'best')).toEqual([inPrint.utterance])
  })
})
