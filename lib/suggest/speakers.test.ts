import { expect, test } from 'vitest'
import { inFull, told, type Construction } from './test-reading'

const passages: Construction[] = [
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
  expect(told(text)).toEqual(expected.map(inFull))
})
