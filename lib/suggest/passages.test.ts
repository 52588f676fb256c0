import { expect, test } from 'vitest'
import { inFull, read, told, words, type Construction } from './test-reading'

const passages: Construction[] = [
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
    'a quantity that begins what is said',
    'Officials said up to 300 people were hurt.',
    { says: 'up to 300 people were hurt', who: 'Officials', kind: 'indirect' },
  ],
  [
    '“that” for what was wrong',
    'Ilse Marrin said that was wrong.',
    { says: 'that was wrong', who: 'Ilse Marrin', kind: 'indirect' },
  ],
  [
    'what is told within what is said',
    'Ilse Marrin denied that she had asked for help.',
    { says: 'she had asked for help', who: 'Ilse Marrin', kind: 'indirect', stance: 'denies' },
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
]

test.each(passages)('%s', (_construction, text, ...expected) => {
  expect(told(text)).toEqual(expected.map(inFull))
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
