import fc from 'fast-check'
import { expect, test } from 'vitest'
import { told } from './test-reading'

const curly = (words: string) => words.replaceAll("'", '’')

test.each([
  "The Fishermen's Association",
  "The Women's Institute",
  "The Dockers' Federation",
  "The Children's Council",
])('a body that is named after many is one name: %s', (body) => {
  for (const named of [body, curly(body)]) {
    const who = named.replace('The ', '')
    expect(told(`${named} said the quay would close.`)).toMatchObject([{ who }])
    expect(told(`“The quay is closed,” ${named.replace('The', 'the')} said.`)).toMatchObject([{ who }])
  }
})

test("what one owns is named without the owner: Tarn's Ministry", () => {
  for (const named of ["Tarn's Ministry of Ports", 'Tarn’s Ministry of Ports'])
    expect(told(`${named} said the quay would close.`)).toMatchObject([{ who: 'Ministry of Ports' }])
})

const who = fc.constantFrom(
  ...[
    "The Fishermen's Association",
    "The Dockers' Federation",
    "Sean O'Brien",
    "Tarn's Minister Oda Pellmarsh",
  ],
  ...["The harbour's master", 'Ada Lund', "The Women's Institute", 'She', "Roe's lawyer Ivo D'Arc"],
)
const what = fc.constantFrom(
  ...[
    "the quay wasn't open",
    "it didn't close the owners' quay",
    "the workers' pay hadn't changed since the '90s",
  ],
  ...['the port would grow', "rock 'n' roll was over", "it's the crew's ferry"],
)
const sentence = fc
  .tuple(who, what, fc.nat(4))
  .map(
    ([who, what, how]) =>
      [
        `${who} said ${what}.`,
        `“${what},” ${who} said on Friday.`,
        `${who} denied that ${what}.`,
        `“${what},” said ${who}.`,
        `According to ${who}, ${what}.`,
      ][how]!,
  )

test('straight and typographic apostrophes are read alike', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), (sentences) => {
      const text = sentences.join(' ')
      expect(curly(JSON.stringify(told(text)))).toBe(JSON.stringify(told(curly(text))))
    }),
    { numRuns: 500 },
  )
})
