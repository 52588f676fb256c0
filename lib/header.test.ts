import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, decodeUpload, MAX_BYTES, proposeTitle, readHeader } from './header'

// Third-party text that stays outside the project: without it this one test is skipped.
const seed = new URL('../../shared/seed/', import.meta.url)
const hasSeed = existsSync(seed)

describe('text', () => {
  test('line ends, tabs, blanks and empty lines are made plain', () => {
    expect(cleanText('\uFEFF One\tline \r\nnext\u00a0line\r\r \u00a0\n\n\nLast. \n')).toEqual({
      text: 'One line\nnext\u00a0line\n\nLast.',
    })
  })

  test.each([
    ['ab\0c', 'A NUL character (U+0000) stands at character 3, in line 1.'],
    ['ab\r\nc\u0007', 'A control character (U+0007) stands at character 6, in line 2.'],
    ['a\ud83d b', 'Half a character (U+D83D) stands at character 2, in line 1.'],
    ['â\u0080\u0099', 'A control character (U+0080) stands at character 2, in line 1.'],
  ])('what cannot be stored is named with its place', (raw, problem) => {
    expect(cleanText(raw)).toEqual({ problem: `${problem} Delete it and try again.` })
  })

  test('clean text is clean already, whatever it was', () => {
    const unit = fc.oneof(
      fc.constantFrom(' ', '\n', '\r', '\t', '\u00a0', 'a', '\uFEFF', '\u2029'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    )
    fc.assert(
      fc.property(
        fc.array(unit).map((units) => units.join('')),
        (raw) => {
          const once = cleanText(raw)
          if (!('text' in once)) return
          expect(once.text).not.toMatch(/[\r\t]|\n{3}|^\s|\s$|[^\S\n]\n/)
          expect(cleanText(once.text)).toEqual(once)
        },
      ),
    )
  })
})

test('long runs of blanks are read in one pass', () => {
  const blanks = ' '.repeat(500_000)
  expect(cleanText(`a${blanks}b${blanks}`)).toEqual({ text: `a${blanks}b` })
  expect(readHeader(`${blanks}title${blanks}b`).text).toBe(`title${blanks}b`)
})

describe('upload', () => {
  const utf8 = new TextEncoder().encode('\uFEFFKyjiw – Київ 😀')
  const utf16 = (text: string) =>
    new Uint8Array(new Uint16Array([...`\uFEFF${text}`].map((c) => c.charCodeAt(0))).buffer)

  test('UTF-8, with or without a byte order mark, and UTF-16 with one', () => {
    expect(decodeUpload(utf8)).toEqual({ text: 'Kyjiw – Київ 😀' })
    expect(decodeUpload(utf16('Київ'))).toEqual({ text: 'Київ' })
    const big = utf16('Київ').map((_, at, all) => all[at ^ 1]!)
    expect(decodeUpload(big)).toEqual({ text: 'Київ' })
  })

  test('other files are refused in words', () => {
    expect(decodeUpload(new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toEqual({
      problem: 'The file is not UTF-8 text. Save it as plain text in UTF-8 and choose it again.',
    })
    expect(decodeUpload(new Uint8Array([0xff, 0xfe, 0x41]))).toHaveProperty('problem')
    expect(decodeUpload(new Uint8Array([0x50, 0x4b, 0, 0]))).toEqual({
      problem: 'The file is not plain text: it holds NUL bytes.',
    })
    expect(decodeUpload(new Uint8Array(MAX_BYTES + 1))).toEqual({ problem: 'The file is larger than 2 MB.' })
    expect(decodeUpload(new Uint8Array(MAX_BYTES).fill(0x61))).toHaveProperty('text')
  })
})

describe('header', () => {
  test.skipIf(!hasSeed)('the seed article has a date that runs on into its text', () => {
    const gold = JSON.parse(readFileSync(new URL('gold.json', seed), 'utf8'))
    expect(readHeader(readFileSync(new URL('article.txt', seed), 'utf8'))).toEqual({
      metadata: { date: gold.date },
      text: gold.text,
      problems: [],
    })
  })

  test('keys in any order and case, empty lines between', () => {
    const raw =
      '\r\nTITLE: Bridge: closed\r\n\r\nurl:https://a.example/b\nLanguage : en-GB\nPublisher: Post\nauthor: A. B.\ndate: 17 March 2023\n\nIt rained.\n\nTitle: is text now'
    expect(readHeader(raw)).toEqual({
      metadata: {
        title: 'Bridge: closed',
        url: 'https://a.example/b',
        language: 'en-GB',
        publisher: 'Post',
        author: 'A. B.',
        date: '2023-03-17',
      },
      text: 'It rained.\n\nTitle: is text now',
      problems: [],
    })
  })

  test.each([
    ['date 2023-03-17 It rained.', '2023-03-17', 'It rained.'],
    ['Date: 2023-03-17 It rained.', '2023-03-17', 'It rained.'],
    ['title: T\ndate 2023-03-17\nIt rained.', '2023-03-17', 'It rained.'],
    ['date: 2023-03-17T10:00:00Z\nIt rained.', '2023-03-17', 'It rained.'],
    ['date 17 March 2023\nIt rained.', '2023-03-17', 'It rained.'],
    ['date: 2023-03\n\nIt rained.', '2023-03', 'It rained.'],
    ['date 2023-03-17 title: is text', '2023-03-17', 'title: is text'],
  ])('%j has a date', (raw, date, text) => {
    const read = readHeader(raw)
    expect([read.metadata.date, read.text, read.problems]).toEqual([date, text, []])
  })

  test.each([
    'Date palms grow here.',
    'Title fights are rare.',
    'Dated 2023-03-17',
    'date 2023 was dry.',
    'Author unknown',
    'url',
  ])('%j is text', (raw) => {
    expect(readHeader(raw)).toEqual({ metadata: {}, text: raw, problems: [] })
  })

  test('what cannot be read is kept, with a problem at its field', () => {
    const fields = (raw: string) => readHeader(raw).problems.map(({ field }) => field)
    expect(readHeader('date: 2023-02-30\nIt rained.')).toEqual({
      metadata: { date: '2023-02-30' },
      text: 'It rained.',
      problems: [{ field: 'date', message: 'February 2023 has 28 days.' }],
    })
    expect(readHeader('date 2023-02-30 It rained.')).toMatchObject({
      text: 'It rained.',
      problems: [{ field: 'date' }],
    })
    expect(readHeader('date: last Tuesday\nIt rained.').metadata.date).toBe('last Tuesday')
    expect(fields('date: last Tuesday\nIt rained.')).toEqual(['date'])
    expect(fields('date: 2023/..\nurl: example.org\nlanguage: English (UK)\nIt rained.')).toEqual([
      'date',
      'url',
      'language',
    ])
    expect(readHeader('title: One\ntitle: Two\nIt rained.')).toMatchObject({
      metadata: { title: 'One' },
      problems: [{ field: 'title' }],
    })
    expect(readHeader('title: One\nIt \0 rained.')).toMatchObject({
      text: 'It \0 rained.',
      problems: [{ field: 'text', message: expect.stringContaining('character 15, in line 2') }],
    })
  })

  test('a key without a value says nothing; a header without text leaves none', () => {
    expect(readHeader('title:\nauthor: A. B.')).toEqual({
      metadata: { author: 'A. B.' },
      text: '',
      problems: [],
    })
    expect(readHeader('')).toEqual({ metadata: {}, text: '', problems: [] })
  })

  test('whatever is pasted, it is read without throwing and no word of the article is lost', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'date',
        'date: ',
        'date 2023-03-17 ',
        'title: ',
        'URL:',
        '2023-02-30',
        '\n',
        '\r\n',
        ' ',
        'x',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    fc.assert(
      fc.property(
        fc.array(line).map((lines) => lines.join('')),
        (raw) => {
          const { metadata, text, problems } = readHeader(raw)
          expect(Object.values(metadata).every((value) => value.trim() === value && value !== '')).toBe(true)
          if (!problems.length) expect(cleanText(text)).toEqual({ text })
          const marked = readHeader(`${raw}\n\nLast words`)
          expect(marked.text.endsWith('Last words')).toBe(true)
        },
      ),
    )
  })
})

describe('title', () => {
  test('the first sentence, without its full stop', () => {
    expect(proposeTitle('The bridge is closed. It rained.')).toBe('The bridge is closed')
    expect(proposeTitle('Is the bridge closed? Yes.')).toBe('Is the bridge closed?')
    expect(proposeTitle('The bridge is closed\n\nIt rained.')).toBe('The bridge is closed')
    expect(proposeTitle('Mr. Doe closed the bridge. It rained.')).toMatch(/^Mr\. Doe closed the bridge/)
    expect(proposeTitle('')).toBe('')
  })

  test('a long sentence is cut at a word', () => {
    const long = `The council of Port Averil, ${'and the mayor '.repeat(12)}agreed.`
    const proposed = proposeTitle(long)
    expect(proposed).toMatch(/(?:and|the|mayor)…$/)
    expect([...proposed].length).toBeLessThanOrEqual(91)
  })

  test('whatever the text, the title is one line, short, and begins the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.lorem({ maxCount: 60 })),
        (text) => {
          const proposed = proposeTitle(text)
          expect([...proposed].length).toBeLessThanOrEqual(91)
          expect(proposed).not.toMatch(/\n/)
          expect(text.trim().startsWith(proposed.replace(/…$/, ''))).toBe(true)
        },
      ),
    )
  })
})
