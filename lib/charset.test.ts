import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './charset'

const latin = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['UTF-8, undeclared', Buffer.from('Café, кава'), null, 'Café, кава', 'utf-8'],
  ['UTF-8, declared as another', Buffer.from('Café'), 'iso-8859-1', 'Café', 'utf-8'],
  [
    'UTF-8, another one within',
    Buffer.from('<meta charset=koi8-r>Café'),
    null,
    '<meta charset=koi8-r>Café',
    'utf-8',
  ],
  ['Latin-1, declared as UTF-8', latin('caf\xe9'), 'utf-8', 'café', 'windows-1252'],
  ['windows-1251, declared', latin('\xea\xe0\xe2\xe0'), 'windows-1251', 'кава', 'windows-1251'],
  [
    'windows-1251, within only',
    latin('<meta charset="windows-1251">\xe0'),
    null,
    '<meta charset="windows-1251">а',
    'windows-1251',
  ],
  [
    'XML with its encoding',
    latin('<?xml encoding="ISO-8859-2"?>\xb1'),
    null,
    '<?xml encoding="ISO-8859-2"?>ą',
    'iso-8859-2',
  ],
  [
    'the header goes before the page',
    latin('<meta charset="koi8-r">\xe0'),
    'windows-1251',
    '<meta charset="koi8-r">а',
    'windows-1251',
  ],
  ['a charset nobody knows', latin('caf\xe9'), 'x-nonsense', 'café', 'windows-1252'],
  ['a byte order mark', Buffer.from('\uFEFFCafé'), 'koi8-r', 'Café', 'utf-8'],
  ['UTF-16 with a mark', Buffer.from('\uFEFFCafé', 'utf16le'), 'utf-8', 'Café', 'utf-16le'],
  ['UTF-16 without one', Buffer.from('Cafe', 'utf16le'), 'utf-16le', 'Cafe', 'utf-16le'],
  ['7-bit Japanese', latin('\x1b$B$"\x1b(B'), 'iso-2022-jp', 'あ', 'iso-2022-jp'],
  ['nothing', Buffer.alloc(0), null, '', 'utf-8'],
])('%s', (_, bytes, declared, text, charset) => {
  expect(decodeText(bytes, declared)).toEqual({ text, charset })
})

test('whatever the bytes and the declaration, there is a text', () => {
  const charset = fc.oneof(fc.constantFrom(null, 'utf-8', 'gbk', 'utf-16', 'replacement'), fc.string())
  fc.assert(
    fc.property(
      fc.uint8Array(),
      charset,
      (bytes, declared) => typeof decodeText(bytes, declared).text === 'string',
    ),
  )
})
