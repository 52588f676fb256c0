import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodePage } from './charset'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (unit) => unit.charCodeAt(0))
const wide = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((one) => {
      const code = one.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
const words = 'Die Bürgermeisterin grüßte die Gäste.'

test.each([
  [
    'UTF-8 declared as ISO-8859-1',
    utf8(`<meta charset="iso-8859-1"><p>${words}`),
    'text/html; charset=iso-8859-1',
  ],
  ['UTF-8 without a word about it', utf8(`<p>${words}`), null],
  ['ISO-8859-1 as declared in the page', latin(`<meta charset=iso-8859-1><p>${words}`), null],
  ['ISO-8859-1 as the media type says', latin(`<p>${words}`), 'text/html; charset="ISO-8859-1"'],
  ['windows-1252 declared as UTF-8', latin(`<meta charset="utf-8"><p>${words}`), 'text/html; charset=utf-8'],
  ['windows-1252 without a word about it', latin(`<p>${words}`), 'text/html'],
  [
    'windows-1252 under a name that nobody knows',
    latin(`<meta charset="klingon"><p>${words}`),
    'text/html; charset=x',
  ],
  ['UTF-16 with a mark', wide(`\uFEFF<p>${words}`, true), null],
  ['UTF-16 the other way round', wide(`\uFEFF<p>${words}`, false), null],
  ['UTF-16 without a mark', wide(`<p>${words}`, true), null],
  ['UTF-8 with a mark, declared otherwise', utf8(`\uFEFF<p>${words}`), 'text/html; charset=windows-1251'],
])('%s', (_what, bytes, type) => {
  expect(decodePage(bytes, type)).toContain(words)
})

test('windows-1251 is read as the page declares it', () => {
  const bytes = Uint8Array.from([
    ...latin('<meta charset="windows-1251">'),
    0xcf,
    0xf0,
    0xe8,
    0xe2,
    0xe5,
    0xf2,
  ])
  expect(decodePage(bytes)).toContain('Привет')
})

test('a UTF-8 page with one spoilt byte stays UTF-8', () => {
  const bytes = Uint8Array.from([...utf8(`<meta charset="utf-8">${words.repeat(3)}`), 0xff])
  expect(decodePage(bytes)).toContain(words)
})

test('any bytes and any media type give text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string()), (bytes, type) => {
      expect(typeof decodePage(bytes, type)).toBe('string')
    }),
  )
})
