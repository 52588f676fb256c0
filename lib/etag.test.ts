import { expect, test } from 'vitest'
import { sameTag } from './etag'

test.each([
  ['"a"', '"a"', true],
  ['W/"a"', '"a"', true],
  ['"b", W/"a"', 'W/"a"', true],
  ['*', '"a"', true],
  ['"A"', '"a"', false],
  ['a', '"a"', false],
  ['*', '', false],
  ['', '', false],
])('%s, of %s: %s', (known, tag, same) => expect(sameTag(known, tag)).toBe(same))
