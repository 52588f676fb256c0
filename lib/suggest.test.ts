import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withinText } from './spans'
import { suggest } from './suggest'
import type { Suggestion } from './suggestion'

// Friday
const publishedOn = '2025-03-14'
const read = (text: string, language = 'en') => suggest(text, { publishedOn, language })
const words = (text: string, one: Suggestion) =>
  one.content.map(({ start, end }) => text.slice(start, end)).join(' … ')

/** What a passage must give for one statement: its words, who says it, kind, stance and day, where not the usual. */
type Expected = {
  says: string
  who: string | null
  kind?: Suggestion['kind']
  stance?: Suggestion['stance']
  on?: string
}

function shown(text: string, one: Suggestion): Required<Expected> {
  return {
    says: words(text, one),
    who: one.speaker?.name ?? null,
    kind: one.kind,
    stance: one.stance,
    on: one.saidOn?.edtf ?? '',
  }
}

const passages: [construction: string, text: string, ...Expected[]][] = [
  [
    'a quotation before its speaker',
    '“The bridge is not safe,” Ilse Marrin said.',
    { says: '“The bridge is not safe,”', who: 'Ilse Marrin' },
  ],
  [
    'straight marks and inverted order, with an apposition',
    '"We were warned," said Petra Lindqvar, the chair of the works committee.',
    { says: '"We were warned,"', who: 'Petra Lindqvar' },
  ],
  [
    'two apostrophes for a mark',
    "''Nobody asked us,'' Mr. Anstey said.",
    { says: "''Nobody asked us,''", who: 'Anstey' },
  ],
  [
    'single marks',
    '‘The ferry will sail tonight,’ the harbour master said.',
    { says: '‘The ferry will sail tonight,’', who: 'the harbour master' },
  ],
  [
    'German marks in an English text',
    '„We will not leave the quay,“ Rufus Anstey wrote.',
    { says: '„We will not leave the quay,“', who: 'Rufus Anstey' },
  ],
  [
    'French marks in an English text',
    '« The lights stay on, » Odile Pellmarch declared.',
    { says: '« The lights stay on, »', who: 'Odile Pellmarch' },
  ],
  [
    'a split quotation',
    '“The cracks,” Ilse Marrin said, “were there in October.”',
    { says: '“The cracks,” … “were there in October.”', who: 'Ilse Marrin' },
  ],
  [
    'a quotation that goes on in the next sentence',
    '“I put it in writing,” Ilse Marrin said. “Nobody answered.”',
    { says: '“I put it in writing,” … “Nobody answered.”', who: 'Ilse Marrin' },
  ],
  [
    'a quotation over two paragraphs, closed once',
    'Ilse Marrin told the committee: “The north bearing has moved.\n\n“It will move again.”',
    { says: '“The north bearing has moved. … “It will move again.”', who: 'Ilse Marrin' },
  ],
  [
    'marks inside marks',
    '“He told me, ‘Do not write that down,’ and left,” Ilse Marrin said.',
    { says: '“He told me, ‘Do not write that down,’ and left,”', who: 'Ilse Marrin' },
  ],
  [
    'a question mark before the cue',
    '“Who signed the report?” Petra Lindqvar asked.',
    { says: '“Who signed the report?”', who: 'Petra Lindqvar', stance: 'questions' },
  ],
  [
    'the cue before the quotation',
    'Dana Okreth answered, “No warning reached this office.”',
    { says: '“No warning reached this office.”', who: 'Dana Okreth' },
  ],
  [
    'a colon and a new paragraph',
    'Dana Okreth had one thing to add:\n\n“The mayor was never told.”',
    { says: '“The mayor was never told.”', who: 'Dana Okreth' },
  ],
  [
    'a verb that reports only beside a quotation',
    '“That is a lie,” Rufus Anstey shot back.',
    { says: '“That is a lie,”', who: 'Rufus Anstey' },
  ],
  [
    'a mixed quotation inside a clause',
    'The repairs “have no meaning for the town,” Rufus Anstey said.',
    { says: 'The repairs “have no meaning for the town,”', who: 'Rufus Anstey', kind: 'mixed' },
  ],
  [
    'a mixed quotation at the end of a that-clause',
    'Rufus Anstey said that the closure was “a disaster for the docks.”',
    { says: 'the closure was “a disaster for the docks.”', who: 'Rufus Anstey', kind: 'mixed' },
  ],
  [
    'a that-clause',
    'The mayor of Port Averil said that the bridge would reopen in May.',
    { says: 'the bridge would reopen in May', who: 'The mayor of Port Averil', kind: 'indirect' },
  ],
  [
    'a bare clause',
    'Petra Lindqvar says the minutes are incomplete.',
    { says: 'the minutes are incomplete', who: 'Petra Lindqvar', kind: 'indirect' },
  ],
  [
    'a clause before its cue',
    'The bridge has been closed since January, Petra Lindqvar said.',
    { says: 'The bridge has been closed since January', who: 'Petra Lindqvar', kind: 'indirect' },
  ],
  [
    'a clause around its cue',
    'The bridge, Petra Lindqvar said, has been closed since January.',
    { says: 'The bridge … has been closed since January', who: 'Petra Lindqvar', kind: 'indirect' },
  ],
  [
    '“according to” before the clause',
    'According to the Harbour Trust, the quay is sinking.',
    { says: 'the quay is sinking', who: 'Harbour Trust', kind: 'indirect' },
  ],
  [
    '“according to” after the clause',
    'The quay is sinking, according to a senior official.',
    { says: 'The quay is sinking', who: 'a senior official', kind: 'indirect' },
  ],
  [
    'a hearer between cue and clause',
    'Ilse Marrin told councillors on Friday that City Hall had known.',
    { says: 'City Hall had known', who: 'Ilse Marrin', kind: 'indirect' },
  ],
  [
    'where and when between cue and clause',
    'Ilse Marrin said in an interview with the Averil Courier on Tuesday that City Hall had known.',
    { says: 'City Hall had known', who: 'Ilse Marrin', kind: 'indirect', on: '2025-03-11' },
  ],
  [
    'a participle that goes on',
    'Rufus Anstey blamed the council for the closure, saying the cracks were old.',
    { says: 'the council for the closure', who: 'Rufus Anstey', kind: 'indirect' },
    { says: 'the cracks were old', who: 'Rufus Anstey', kind: 'indirect' },
  ],
  [
    'two verbs of one subject',
    'Dana Okreth said the office was closed and insisted that no letter had come.',
    { says: 'the office was closed', who: 'Dana Okreth', kind: 'indirect' },
    { says: 'no letter had come', who: 'Dana Okreth', kind: 'indirect' },
  ],
  [
    'a relative clause',
    'Ilse Marrin, who said the report was lost, left the hall.',
    { says: 'the report was lost', who: 'Ilse Marrin', kind: 'indirect' },
  ],
  [
    'a denial in a clause',
    'Dana Okreth denied that the mayor had read the letter.',
    { says: 'the mayor had read the letter', who: 'Dana Okreth', kind: 'indirect', stance: 'denies' },
  ],
  [
    'a denial of accusations, by a capital for its government',
    'Moscow has denied accusations that its ships cut the cable.',
    {
      says: 'accusations that its ships cut the cable',
      who: 'Government of Russia',
      kind: 'indirect',
      stance: 'denies',
    },
  ],
  [
    'a question in a clause',
    'Petra Lindqvar asked why the inspection was not minuted.',
    {
      says: 'why the inspection was not minuted',
      who: 'Petra Lindqvar',
      kind: 'indirect',
      stance: 'questions',
    },
  ],
  [
    'a demand with “called for”',
    'The Dockers’ Federation called on Thursday for an independent inquiry.',
    {
      says: 'an independent inquiry',
      who: 'Dockers’ Federation',
      kind: 'indirect',
      stance: 'demands',
      on: '2025-03-13',
    },
  ],
  [
    'a demand to somebody',
    'Petra Lindqvar urged the council to publish the minutes.',
    { says: 'to publish the minutes', who: 'Petra Lindqvar', kind: 'indirect', stance: 'demands' },
  ],
  [
    'a promise',
    'Dana Okreth promised to publish the minutes.',
    { says: 'to publish the minutes', who: 'Dana Okreth', kind: 'indirect', stance: 'predicts' },
  ],
  [
    'an accusation',
    'Rufus Anstey accused the council of hiding the report.',
    { says: 'the council of hiding the report', who: 'Rufus Anstey', kind: 'indirect' },
  ],
  [
    'a name for a thing',
    'Rufus Anstey called the closure “a disgrace.”',
    { says: 'the closure “a disgrace.”', who: 'Rufus Anstey', kind: 'mixed' },
  ],
  [
    'a pronoun one sentence later',
    'Ilse Marrin left the authority in December. “I had no choice,” she said.',
    { says: '“I had no choice,”', who: 'Ilse Marrin' },
  ],
  [
    'a pronoun past somebody of another gender',
    'Ilse Marrin spoke for two hours. Rufus Anstey listened. “Nobody wrote it down,” she said.',
    { says: '“Nobody wrote it down,”', who: 'Ilse Marrin' },
  ],
  [
    'a surname after the full name',
    'Ilse Marrin gave evidence on Thursday. Marrin said the cracks were old.',
    { says: 'the cracks were old', who: 'Ilse Marrin', kind: 'indirect', on: '2025-03-13' },
  ],
  [
    'a courtesy title and a surname',
    'Petra Lindqvar chairs the committee. “It was hidden,” Ms Lindqvar said.',
    { says: '“It was hidden,”', who: 'Petra Lindqvar' },
  ],
  [
    'an office that points back',
    'Tarn’s Minister Oda Pellmarsh toured the docks. The minister said the port would grow.',
    { says: 'the port would grow', who: 'Oda Pellmarsh', kind: 'indirect' },
  ],
  [
    'short letters for a long name',
    'The Coastal Survey Institute (CSI) checked the quay. The CSI said the quay was sinking.',
    { says: 'the quay was sinking', who: 'Coastal Survey Institute', kind: 'indirect' },
  ],
  [
    'a body that “it” points at',
    'The Harbour Trust closed the quay. It said the wall had moved.',
    { says: 'the wall had moved', who: 'Harbour Trust', kind: 'indirect' },
  ],
  [
    'a group',
    'Residents said the noise began in May.',
    { says: 'the noise began in May', who: 'Residents', kind: 'indirect' },
  ],
  [
    'a quotation carried over from the paragraph before',
    'The Harbour Trust said the quay was sinking.\n\n“There are reasonable grounds to close it at once.”',
    { says: 'the quay was sinking', who: 'Harbour Trust', kind: 'indirect' },
    { says: '“There are reasonable grounds to close it at once.”', who: 'Harbour Trust' },
  ],
  [
    'a printed conversation',
    'ROE: Were you told of the cracks?\n\nMARRIN: I told them myself.',
    { says: 'Were you told of the cracks?', who: 'Roe', kind: 'indirect', stance: 'questions' },
    { says: 'I told them myself.', who: 'Marrin', kind: 'indirect' },
  ],
  [
    'yesterday',
    '“It is late,” Ilse Marrin said yesterday.',
    { says: '“It is late,”', who: 'Ilse Marrin', on: '2025-03-13' },
  ],
  [
    'a month without a day',
    'Ilse Marrin wrote in February that the bearing had moved.',
    { says: 'the bearing had moved', who: 'Ilse Marrin', kind: 'indirect', on: '2025-02' },
  ],
  [
    'a day that goes on for the same speaker',
    'On Wednesday, Ilse Marrin met reporters. “The bearing moved,” she said. She added that it would move again.',
    { says: '“The bearing moved,”', who: 'Ilse Marrin', on: '2025-03-12' },
    { says: 'it would move again', who: 'Ilse Marrin', kind: 'indirect', on: '2025-03-12' },
  ],
]

test.each(passages)('%s', (_construction, text, ...expected) => {
  expect(read(text).map((one) => shown(text, one))).toEqual(
    expected.map((one) => ({ kind: 'direct', stance: 'asserts', on: publishedOn, ...one })),
  )
})

test.each([
  ['a phrase held at arm’s length', 'The so-called “quick fix” took a year.'],
  ['the title of a work', 'She was reading “The Night Ferry” on the train.'],
  ['the name of a programme after a cue', 'He spoke on “The Morning Hour” about boats.'],
  ['a headline between paragraphs', 'It rained.\n\nMayor says bridge is safe\n\nIt rained again.'],
  ['a headline with capitals', 'Mayor Says Kestrel Bridge Is Safe After All\n\nIt rained.'],
  ['a caption', 'It rained.\n\nPhoto: The mayor said it was late.\n\nIt rained again.'],
  ['a noun that looks like a verb', 'The report on the claims is late, and the calls went on.'],
  ['what nobody said', 'She declined to say whether the bridge would reopen. He would not say why.'],
  ['a thing with a name', 'They drank a beer called Old Ferry.'],
  ['nothing', ''],
])('%s gives nothing', (_what, text) => {
  expect(read(text).map((one) => words(text, one))).toEqual([])
})

describe('what is said of a suggestion', () => {
  const text =
    'Harbour Ministry spokesperson Maria Teal told reporters on Tuesday that the port was open. She denied that it had closed.'
  const [first, second] = read(text)
  test('capacity, whom it belongs to, channel and day are read from the sentence', () => {
    expect(first).toMatchObject({
      speaker: {
        name: 'Maria Teal',
        kind: 'person',
        capacity: 'spokesperson',
        organisation: 'Harbour Ministry',
      },
      channel: 'to reporters',
      saidOn: { edtf: '2025-03-11', wording: 'on Tuesday', basis: 'relative' },
      wording: 'The port was open.',
    })
  })
  test('the reason names the cue and whom a pronoun points at', () => {
    expect(second!.reason).toBe(
      '“denied” with “that”; “She” = Maria Teal, one sentence before; day from “on Tuesday”, as in the statement before',
    )
  })
  test('a pronoun that opens the claim is replaced by the speaker', () => {
    const [one] = read('Ilse Marrin said she had written to the council.')
    expect(one!.wording).toBe('Ilse Marrin had written to the council.')
  })
  test('what somebody is accused of becomes a sentence', () => {
    const wording = (words: string) => read(words)[0]!.wording
    expect(wording('Rufus Anstey accused the council of hiding the report.')).toBe(
      'The council has been hiding the report.',
    )
    expect(wording('Rufus Anstey accused them of being late.')).toBe('They are late.')
    expect(wording('Moscow denied accusations that its ships cut the cable.')).toBe(
      'Russia’s ships cut the cable.',
    )
  })
  test('a demand and a promise become sentences', () => {
    expect(read('Dana Okreth vowed to publish the minutes.')[0]!.wording).toBe(
      'Dana Okreth will publish the minutes.',
    )
  })
  test('without a day of publication there is no day to count from', () => {
    expect(
      suggest('“No,” Ilse Marrin said on Friday.', { publishedOn: null, language: 'en' })[0]!.saidOn,
    ).toBeNull()
  })
  test('the same words twice are one utterance', () => {
    const twice =
      '“The port will stay open all winter,” Maria Teal said.\n\nEarlier, Maria Teal told the council that “the port will stay open all winter.” She said it was full.'
    expect(read(twice).map((one) => one.utterance)).toEqual([0, 0, 1])
  })
  test('a quotation is surer than a clause, and a carried one less sure', () => {
    const of = (words: string) => read(words)[0]!.confidence
    expect(of('“It is late,” Ilse Marrin said.')).toBeGreaterThan(of('Ilse Marrin said it was late.'))
  })
})

test.each([
  [
    'de',
    '„Die Brücke bleibt bis Mai gesperrt“, sagte Ilse Marrin.',
    '„Die Brücke bleibt bis Mai gesperrt“',
    'Ilse Marrin',
  ],
  [
    'fr',
    '« Le pont reste fermé jusqu’en mai », a déclaré Odile Pellmarch.',
    '« Le pont reste fermé jusqu’en mai »',
    'Odile Pellmarch',
  ],
  ['cs', '„Most zůstane zavřený do května,“ řekla starostka.', '„Most zůstane zavřený do května,“', null],
])('in other languages (%s) quotations are suggested', (language, text, says, who) => {
  const found = read(text, language)
  expect(found.map((one) => [words(text, one), one.speaker?.name ?? null])).toEqual([[says, who]])
})

// Third-party text that stays outside the project: without it this is skipped.
const seed = new URL('../../shared/seed/gold.json', import.meta.url)
describe.skipIf(!existsSync(seed))('the seed article', () => {
  type Gold = {
    text: string
    date: string
    attributions: { content: number[][]; speaker: string; saidOn: string; stance: string }[]
  }
  const gold: Gold = existsSync(seed)
    ? JSON.parse(readFileSync(seed, 'utf8'))
    : { text: '', date: '', attributions: [] }
  const found = suggest(gold.text, { publishedOn: gold.date, language: 'en' })
  const covered = (content: number[][]) =>
    found.find((one) => {
      const shared = one.content.reduce(
        (sum, piece) =>
          sum +
          content.reduce(
            (inner, [start, end]) =>
              inner + Math.max(0, Math.min(piece.end, end!) - Math.max(piece.start, start!)),
            0,
          ),
        0,
      )
      const all =
        one.content.reduce((sum, piece) => sum + piece.end - piece.start, 0) +
        content.reduce((sum, [start, end]) => sum + end! - start!, 0)
      return (2 * shared) / all >= 0.8
    })
  test('all ten places are found, with their speakers', () => {
    expect(gold.attributions.map(({ content }) => covered(content)?.speaker?.name)).toEqual(
      gold.attributions.map(({ speaker }) => speaker),
    )
    expect(gold.attributions.map(({ content }) => covered(content)?.stance)[7]).toBe('denies')
  })
  test('nine of ten have the right day', () => {
    const right = gold.attributions.filter(({ content, saidOn }) => covered(content)?.saidOn?.edtf === saidOn)
    expect(right.length).toBeGreaterThanOrEqual(9)
  })
})

describe('whatever the text', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      'said',
      'Ilse Marrin',
      'the mayor',
      'who',
      'and',
      'that',
      'told',
      'according to',
      'she',
      'on Friday',
      'called',
      'for',
      ' ',
      ' ',
      ' ',
      ' ',
      '"',
      '“',
      '”',
      '‘',
      '’',
      "''",
      '„',
      '«',
      '»',
      ',',
      '.',
      ':',
      ';',
      ' – ',
      '(',
      ')',
      '\n',
      '\n\n',
      'ROE:',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  test('suggestions lie in it, whole, in order and within bounds', () => {
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 80 }),
        fc.constantFrom('en', 'de', '', 'xx'),
        (units, language) => {
          const text = units.join('')
          for (const one of read(text, language)) {
            expect(withinText(text, one.content)).toBeNull()
            for (const piece of [one.cue, one.mention])
              if (piece) expect(withinText(text, [piece])).toBeNull()
            expect(one.confidence).toBeGreaterThan(0)
            expect(one.confidence).toBeLessThan(1)
            expect(one.reason.length).toBeLessThanOrEqual(400)
            expect(one.wording.length).toBeLessThanOrEqual(500)
          }
        },
      ),
      { numRuns: 1500 },
    )
  })
  test.each([
    ['one endless word', 'A'.repeat(2_000_000)],
    ['one endless sentence', 'said Roe and '.repeat(160_000)],
    ['marks that are never closed', '“'.repeat(2_000_000)],
    ['marks in turn', `"“'`.repeat(600_000)],
    ['many short quotations', '“No,” Roe said. '.repeat(120_000)],
    ['many paragraphs', 'Ilse Marrin said the bridge was closed.\n\n'.repeat(45_000)],
    ['many names', Array.from({ length: 120_000 }, (_, at) => `Ann Name${at} said it. `).join('')],
    ['many people of one name', Array.from({ length: 120_000 }, (_, at) => `A${at} Roe said it. `).join('')],
    ['commas', 'Roe, '.repeat(400_000)],
    ['dashes and colons', 'Roe - said: '.repeat(160_000)],
  ])(
    '%s ends',
    (_what, text) => {
      expect(read(text).length).toBeLessThanOrEqual(2000)
    },
    60_000,
  )
})
