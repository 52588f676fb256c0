import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tidy } from './tidy'

test('what nobody sees goes, JSON-LD stays', () => {
  const html =
    '<!-- a > b --><script>if (a < b) alert("</p>")</script><style>p {}</style><svg><text>no</text></svg>' +
    '<script type="application/ld+json">{"a": "<b>"}</script><p title="a > b">Yes.</p>'
  expect(tidy(html)).toBe('<script type="application/ld+json">{"a": "<b>"}</script><p title="a > b">Yes.</p>')
})

test('elements that never close lose what comes after no more than they must', () => {
  expect(tidy('<p>One<script>two')).toBe('<p>Onetwo')
  expect(tidy('<p>One<!-- two')).toBe('<p>One')
  expect(tidy('a < b <p>One <b')).toBe('a &lt; b <p>One &lt;b')
})

test('nesting is bounded, and the text stays', () => {
  const deep = tidy(`${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}<p>after</p>`)
  expect(deep.match(/<div>/g)).toHaveLength(300)
  expect(deep.match(/<\/div>/g)).toHaveLength(300)
  expect(deep).toContain('deep')
  expect(deep).toMatch(/<p>after<\/p>$/)
})

test('a tag of many attributes keeps its name', () => {
  expect(tidy(`<div ${'a=b '.repeat(10_000)}>text</div>`)).toBe('<div>text</div>')
})

test('a page of too many elements or words is refused with a sentence', () => {
  expect(() => tidy('<br>'.repeat(50_000))).toThrow('This page has more than 30000 elements.')
  expect(() => tidy('word '.repeat(700_000))).toThrow('This page holds more than 2 MB of text.')
})

test('any text gives HTML without comments and scripts', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '=',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<p>',
    '</',
    'a',
    ' ',
    '/',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join('')),
      (html) => {
        expect(tidy(html)).not.toMatch(/<script[\s>]/i)
      },
    ),
  )
})
