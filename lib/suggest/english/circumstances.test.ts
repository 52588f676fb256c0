import { expect, test } from 'vitest'
import { channelIn, timeIn } from './circumstances'

test.each([
  ['Roe said on social media.', 'on social media'],
  ['Roe said in a post on X.', 'in a post on X'],
  ['Roe wrote on her Telegram channel on Monday.', 'on her Telegram channel'],
  ['In a letter to members, Roe said no.', 'in a letter to members'],
  ['Roe told reporters in Kyiv.', 'to reporters'],
  ['Roe told BBC News.', 'to BBC News'],
  ['Roe said at a joint press conference.', 'at a joint press conference'],
  ['Roe told her sister.', null],
  ['Roe said in a whisper.', null],
])('%s', (sentence, channel) => {
  expect(channelIn(sentence)).toBe(channel)
})

test('of several times the nearest one counts, with all of its words', () => {
  const sentence = 'On 3 March Roe left, and late on Friday 17 March 2023 she said so.'
  expect(timeIn(sentence, sentence.length)).toBe('on Friday 17 March 2023')
  expect(timeIn(sentence, 0)).toBe('On 3 March')
  expect(timeIn('It may march on.', 0)).toBeNull()
})
