import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textFragment } from './text-fragment'

const page = 'https://post.example/a'
const long =
  'It was late, and the council of Port Averil had gone home long before the letter about the bridge reached the clerk.'

test('words become a directive, its own signs encoded', () => {
  expect(textFragment(page, 'the so-called, "safe" bridge & quay')).toBe(
    `${page}#:~:text=the%20so%2Dcalled%2C%20%22safe%22%20bridge%20%26%20quay`,
  )
})

test('few words carry their context, in whole words of their line', () => {
  expect(textFragment(page, 'she', 'ers were told. “It was so,” ', ' said on Friday, and then she w')).toBe(
    `${page}#:~:text=were%20told.%20%E2%80%9CIt%20was%20so%2C%E2%80%9D-,she,-said%20on%20Friday%2C%20and%20then%20she`,
  )
  expect(textFragment(page, 'He', 'long gone.\n\n', ' said so.\n\nNext paragra')).toBe(
    `${page}#:~:text=gone.-,He,-said%20so.`,
  )
  expect(textFragment(page, 'one two three four five', 'a b c ', ' d e f')).toBe(
    `${page}#:~:text=one%20two%20three%20four%20five`,
  )
})

test('long words and several paragraphs are named by their ends', () => {
  expect(textFragment(page, `${long} ${long}`)).toBe(
    `${page}#:~:text=It%20was%20late%2C%20and%20the,the%20bridge%20reached%20the%20clerk.`,
  )
  expect(textFragment(page, 'First one.\n\nLast one.')).toBe(`${page}#:~:text=First%20one.,Last%20one.`)
})

test('a fragment that is there stays, an older directive goes', () => {
  expect(textFragment(`${page}?b=1#part`, 'word')).toBe(`${page}?b=1#part:~:text=word`)
  expect(textFragment(`${page}#part:~:text=old`, 'word')).toBe(`${page}#part:~:text=word`)
})

test('other addresses and no words give none', () => {
  for (const url of ['javascript:alert(1)', 'ftp://a.example/', 'post.example', ''])
    expect(textFragment(url, 'word')).toBeNull()
  expect(textFragment(page, ' \n ')).toBeNull()
})

test('whatever the words, the address stays one directive of its page and parts only by its own commas', () => {
  const any = fc.string({ unit: 'binary', maxLength: 80 })
  fc.assert(
    fc.property(any, any, any, (exact, prefix, suffix) => {
      const url = textFragment(page, exact, prefix, suffix)
      if (url === null) {
        expect(exact.trim()).toBe('')
        return
      }
      expect(url.startsWith(`${page}#:~:text=`)).toBe(true)
      const directive = url.slice(`${page}#:~:text=`.length)
      expect(directive).toMatch(/^(?:[^,&\s-]+-,)?[^,&\s-]+(?:,[^,&\s-]+)?(?:,-[^,&\s-]+)?$/)
      expect(() => decodeURIComponent(directive)).not.toThrow()
    }),
  )
})
