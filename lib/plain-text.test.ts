import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainLine } from './plain-text'

test.each([
  ['<p>One\n <b>two</b></p>', 'One two'],
  ['Fish &amp; chips &#8211; &#x201C;fine&#x201d;', 'Fish & chips – “fine”'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['a&nbsp;&nbsp;b', 'a b'],
  ['&#0;&#x110000;&unknown;', '&#0;&#x110000;&unknown;'],
  ['a\u0000b&#7;c', 'a b c'],
  ['<img src=x>', null],
  [' \n ', null],
  ['', null],
  [null, null],
  ['abcdefghijk', 'abcdefghi…'],
  ['abcdefgh😀k', 'abcdefgh…'],
])('%j is %j', (markup, text) => expect(plainLine(markup, 10 < (text?.length ?? 0) ? 100 : 10)).toBe(text))

test('whatever it is given, it is one bounded line of whole characters', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string()),
      fc.integer({ min: 2, max: 50 }),
      (markup, length) => {
        const text = plainLine(markup, length)
        return text === null || (text.length <= length && !/[\n\p{Cs}]/u.test(text))
      },
    ),
  )
})
