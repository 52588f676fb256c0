import { client as database } from '../db/connection'
import { addName } from '../db/source-doors'
import { withdrawAttestation, withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect } from './fixtures'
import { makeSpoken, numbersOf, sourceOf, test } from './mcp-client'
import { claimOf, makePublished, passageOf, quotation, savedOn, word } from './rows'

test('each tool tells a statement as one unit: speaker, for whom, capacity, stance, day, outlet, words, addresses', async ({
  call,
}) => {
  const said = await makeSpoken()
  const { id: source } = await sourceOf(said)
  const { mark } = said
  const found = await call('search_record', {
    words: `"ferry is late" ${mark}`,
    quoted: false,
    stance: ['denies'],
  })
  expect(found.data.onRecord).toBe(true)
  const unit = found.data.statements![0]!
  expect(unit).toMatchObject({
    ...{ statement: said.utterance, stance: 'denies', capacity: `harbour master ${mark}`, sample: false },
    claim: { id: said.claim, wording: said.wording },
    source: { id: source, name: `Ada Lund ${mark}`, kind: 'person', named: true },
    speaksFor: { name: `Ferry Office ${mark}`, kind: 'organisation' },
    saidOn: { day: '2025-03-14', inWords: '14 March 2025', basis: 'relative' },
    printed: [
      {
        ...{
          attestation: said.attestation,
          words: quotation,
          quoteKind: 'direct',
          outlet: `Harbour Post ${mark}`,
        },
        article: { title: `Ferry ${mark}`, publishedOn: '2025-03-14' },
      },
    ],
  })
  expect(unit.address).toMatch(new RegExp(`^http://localhost:\\d+${said.path}#u${said.utterance}$`))
  const block = found.text.slice(found.text.indexOf('--- Statement'))
  for (const line of [
    `Said by: Ada Lund ${mark}`,
    'Stance: denies',
    `> ${quotation}`,
    `Printed in: Harbour Post ${mark}`,
  ])
    expect(block).toContain(`\n${line}`)
  expect(block).toMatch(
    new RegExp(`\nSpeaking for: Ferry Office ${mark} .*; the words are those of Ada Lund ${mark}\n`),
  )

  const behind = unit.speaksFor!.id
  const asked: [string, Record<string, unknown>][] = [
    ['get_claim', { claim: said.claim }],
    ['get_source', { source }],
    ['get_source', { name: `ada lund ${mark}` }],
    ['statements_of_source', { source, topic: `ferries ${mark}`, from: '2025-03', to: '2025-03-14' }],
    // What was said for it is told as said by the other.
    ['statements_of_source', { source: behind, stance: ['denies'], order: 'oldest' }],
    ['list_attestations', { claim: said.claim }],
    ['list_attestations', { statement: said.utterance }],
  ]
  for (const [tool, input] of asked) {
    const answer = await call(tool, input)
    expect(answer.data.statements, `${tool}: ${answer.text}`).toEqual([unit])
    expect(answer.text).toContain(block.trim())
  }
  const known = await call('record_as_known', {
    claim: said.claim,
    asOf: new Date().toISOString().slice(0, 10),
  })
  expect(known.data.statements![0]).toMatchObject({
    source: unit.source,
    printed: unit.printed,
    speaksFor: unit.speaksFor,
  })
})

test('two sources are compared side by side', async ({ call }) => {
  const one = await makeSpoken()
  const other = await makeSpoken({ claim: { id: one.claim }, stance: 'asserts', topics: [] })
  const [a, b] = [await sourceOf(one), await sourceOf(other)]
  const { data, text } = await call('compare_sources', { a: a.id, b: b.id })
  expect(data.counts).toMatchObject({ opposed: 1, same: 0, otherwise: 0 })
  expect(data.lines).toMatchObject([
    {
      relation: 'opposed',
      a: { statement: one.utterance, source: a },
      b: { statement: other.utterance, source: b },
    },
  ])
  expect(text).toMatch(new RegExp(`=== Opposed[^]*Said by: ${a.name}[^]*Said by: ${b.name}`))
  const none = await call('compare_sources', { a: a.id, b: b.id, from: '1999', to: '2000' })
  expect([none.data.onRecord, none.text]).toEqual([false, expect.stringMatching(/^Not on record: .*1999/)])
  expect((await call('compare_sources', { a: a.id, b: a.id })).text).toContain('are one')
})

test('what is not on record is said in words, with what was sought and what is spelled nearly so', async ({
  call,
}) => {
  const said = await makeSpoken()
  const { id: source, name } = await sourceOf(said)
  const none = word()
  const asked: [string, Record<string, unknown>, RegExp][] = [
    ['search_record', { words: none, year: [1999] }, new RegExp(`“${none}”; year 1999`)],
    ['get_claim', { claim: 2147483647 }, /no public claim 2147483647/],
    ['get_source', { source: 2147483647 }, /no source 2147483647/],
    [
      'get_source',
      { name: `${name}x` },
      new RegExp(`no source is called “${name}x”[^]*nearly so[^]*${name}`),
    ],
    [
      'statements_of_source',
      { source, topic: none },
      new RegExp(`${name} .* on “${none}”[^]*Topics .*Ferries`),
    ],
    ['statements_of_source', { source, to: '1999' }, new RegExp(`${name} .*before 1999`)],
    ['statements_of_source', { source: 2147483647 }, /no source 2147483647/],
    ['compare_sources', { a: source, b: 2147483647 }, /no source 2147483647/],
    ['record_as_known', { claim: said.claim, asOf: '2001-01-01' }, /on 1 January 2001.* It is on record now/],
    ['record_as_known', { source, asOf: '2001-01-01' }, /on 1 January 2001.* It is on record now/],
    ['list_attestations', { statement: 2147483647 }, /no public statement 2147483647/],
  ]
  for (const [tool, input, told] of asked) {
    const { isError, text, data } = await call(tool, input)
    expect(isError, `${tool} ${text}`).toBe(false)
    expect(text).toMatch(/^Not on record/)
    expect(text).toMatch(told)
    expect(data).toMatchObject({ onRecord: false, next: null })
    expect(data).not.toHaveProperty('statements')
  }
  const hidden = await call('search_record', { words: said.mark, stance: ['denies'], year: [1999] })
  expect(hidden.data).toMatchObject({ withoutFilter: [{ filter: 'year', statements: 1, more: false }] })
  expect(hidden.text).toContain('Without the filter “year”: 1 statement on record.')
  const near = await call('get_source', { name: `${name}x` })
  expect((near.data.nearest as unknown[])[0]).toMatchObject({ source: { id: source } })
})

test('a search tells how it may be narrowed, and what another choice of a filter would find', async ({
  call,
}) => {
  const [one, two] = [await makeSpoken(), await makeSpoken()]
  const [a, b] = [await sourceOf(one), await sourceOf(two)]
  const channel = `a briefing ${word()}`
  await database()`update utterances set channel = ${channel} where id in ${database()([one.utterance, two.utterance])}`
  const open = await call('search_record', { channel: [channel] })
  expect(open.data.narrowBy).toContainEqual({
    filter: 'source',
    value: String(a.id),
    name: a.name,
    statements: 1,
    instead: false,
  })
  expect(open.text).toContain('\nTo narrow by “source”: ')
  const chosen = await call('search_record', { channel: [channel], source: [a.id] })
  expect(numbersOf(chosen)).toEqual([one.utterance])
  expect(chosen.text).toMatch(new RegExp(`\nWith another “source” instead: .*${b.id} \\(${b.name}, 1\\)`))
  expect(chosen.text).not.toMatch(new RegExp(`instead: .*${a.name}`))
  expect(chosen.text).not.toContain('To narrow by “source”')
  expect(chosen.data.narrowBy).toContainEqual({
    filter: 'source',
    value: String(b.id),
    name: b.name,
    statements: 1,
    instead: true,
  })
})

test('a source is found by another name, which is said; of several that bear it none is chosen', async ({
  call,
}) => {
  const [one, two] = [await makeSpoken(), await makeSpoken()]
  const [a, b] = [await sourceOf(one), await sourceOf(two)]
  const name = `Ms Lund ${word()}`
  await addName(system, { sourceId: a.id, name, kind: 'pen', language: null, held: '2010/2015' })
  const found = await call('get_source', { name: name.toUpperCase() })
  expect(found.data).toMatchObject({
    onRecord: true,
    source: { id: a.id, name: a.name, askedAs: { name, kind: 'pen', held: '2010/2015' } },
  })
  expect(found.text).toContain(
    `\n“${name} (pen name, 2010–2015)” is another name of it: on record it is called ${a.name}.\n`,
  )
  expect((await call('get_source', { name: a.name })).data.source).toMatchObject({ askedAs: null })
  await addName(system, { sourceId: a.id, name: b.name, kind: 'alias', language: null })
  const several = await call('get_source', { name: b.name })
  expect(several.data).toMatchObject({
    onRecord: false,
    called: [
      { source: { id: b.id }, otherName: null },
      { source: { id: a.id }, otherName: { name: b.name } },
    ],
  })
  expect(several.text).toMatch(
    new RegExp(
      `^Several sources are called “${b.name}”[^]*\n- ${b.name}, .*\n- As another name, ${b.name}: ${a.name}, `,
    ),
  )
  expect(several.data).not.toHaveProperty('statements')
})

test('an unnamed source is told as one', async ({ call }) => {
  const name = `a senior official ${word()}`
  const said = await makePublished({ source: { name, kind: 'unnamed' } })
  const { data, text } = await call('get_claim', { claim: said.claim })
  expect(data.statements![0]!.source).toMatchObject({ kind: 'unnamed', named: false })
  expect(text).toContain(`Said by: an unnamed source, told of as “${name}”`)
  const source = await call('get_source', { source: data.statements![0]!.source.id })
  expect(source.text).toContain('do not join it to another unnamed one')
})

test('a withdrawn claim is told as withdrawn, with the reason and none of its words', async ({ call }) => {
  const said = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(said)), reason: 'The quotation was invented.' })
  const today = new Date().toISOString().slice(0, 10)
  for (const [tool, input] of [
    ['get_claim', { claim: said.claim }],
    ['list_attestations', { claim: said.claim }],
    ['record_as_known', { claim: said.claim, asOf: today }],
  ] as const) {
    const { data, text } = await call(tool, input)
    expect(data).toMatchObject({
      onRecord: false,
      withdrawn: { on: today, reason: 'The quotation was invented.' },
    })
    expect(text).toContain(`Claim ${said.claim} was withdrawn on`)
    expect(text).not.toContain(said.wording)
  }
  const statement = await call('list_attestations', { statement: said.utterance })
  expect(statement.data).toMatchObject({
    onRecord: false,
    withdrawn: { on: today, reason: 'The quotation was invented.' },
  })
  expect(statement.text).toContain(`Statement ${said.utterance} was withdrawn with claim ${said.claim} on`)
  expect((await call('search_record', { words: `"${said.wording}"` })).data.onRecord).toBe(false)
})

test('a statement whose last passage was withdrawn is told as withdrawn, with the reason', async ({
  call,
}) => {
  const said = await makePublished()
  await makeSpoken({ claim: { id: said.claim } })
  const { read } = await passageOf(said)
  const reason = `Another said it: ${word()}.`
  await withdrawAttestation(system, { id: said.attestation, version: read.attestation, reason })
  const { data, text } = await call('list_attestations', { statement: said.utterance })
  const on = new Date().toISOString().slice(0, 10)
  expect(data).toMatchObject({ onRecord: false, withdrawn: { on, reason } })
  expect(text).toMatch(new RegExp(`^Statement ${said.utterance} was withdrawn on .*${reason}`))
  expect(text).not.toContain(said.wording)
})

test('the record is told as it was known on a day, before it was corrected', async ({ call }) => {
  const said = await makePublished()
  await savedOn('2023-03-01', said)
  const wording = `The gates ${word()} were open.`
  await database()`update claims set wording = ${wording} where id = ${said.claim}`
  const { id: source } = await sourceOf(said)
  const then = await call('record_as_known', { claim: said.claim, asOf: '2023-04-01' })
  expect(then.data.claim).toMatchObject({ wording: said.wording, wordingNow: wording })
  const ofSource = await call('record_as_known', { source, asOf: '2023-04-01' })
  for (const { data, text } of [then, ofSource]) {
    expect(data.statements).toMatchObject([
      { statement: said.utterance, claim: { wording: said.wording }, asKnownOn: '2023-04-01' },
    ])
    expect(text).toContain('As known on: 1 April 2023')
    expect(text).toContain('?asOf=2023-04-01#u')
  }
  expect((await call('get_claim', { claim: said.claim })).text).toContain(wording)
  expect((await call('record_as_known', { source, asOf: '2023-02-28' })).data.onRecord).toBe(false)
})
