import { expect, test } from 'vitest'
import { citedAttestation, citedClaim } from './citation'
import { claim, passage, utterance } from './test-claim-view'
import { bibliography } from './bibliography'

test('BibTeX holds key, title and address, and escapes what TeX would read', () => {
  const text = bibliography(citedClaim({ ...claim, wording: '50% of {all} gates & locks' }), 'bibtex')
  expect(text).toMatch(/^@misc\{onrecordc12,/)
  expect(text).toContain('50\\%')
  expect(text).toContain('\\&')
  expect(text).toContain('note = {Onrecord, claim 12, as of 3 April 2023}')
  expect(text).toContain('/claims/12-')
})

test('BibTeX names the month as programs know it, and the day as JabRef and biblatex read it', () => {
  const cited = { ...citedClaim(claim), issued: { 'date-parts': [[2023, 11, 3]] } } as const
  const lines = bibliography(cited as never, 'bibtex').split('\n')
  expect(lines).toEqual(
    expect.arrayContaining(['\tyear = {2023},', '\tmonth = nov,', '\tdate = {2023-11-03},']),
  )
})

test('RIS is one reference from TY to ER', () => {
  const text = bibliography(citedAttestation({ claim, utterance, passage }), 'ris')
  const tags = text.split(/\r?\n/).filter(Boolean)
  expect(tags[0]).toBe('TY  - ELEC')
  expect(tags.at(-1)).toMatch(/^ER {2}-/)
  expect(tags).toContain('AU  - Anna Reyes')
  expect(tags.every((line) => /^[A-Z][A-Z0-9] {2}- ?/.test(line))).toBe(true)
})

test('BibTeX keeps every script, and no text ends its field early', () => {
  const odd = [
    'Мост закрыт: 橋は閉鎖 {ή}',
    'unbalanced } and { \\',
    'a <b> </b> <i>',
    '100% #1 _x_ $5 ^ ~ C:\\Q',
  ]
  for (const words of odd) {
    const name = `${words} and ${words}`
    const source = { ...utterance.source, name }
    const cited = {
      ...citedAttestation({ claim, utterance: { ...utterance, source }, passage }),
      title: words,
    }
    const text = bibliography(cited, 'bibtex')
    let depth = 0
    const ends = [...text].filter((sign) => {
      if (sign === '{') depth += 1
      if (sign === '}') depth -= 1
      return sign === '}' && depth === 0
    })
    expect([depth, ends]).toEqual([0, ['}']])
    expect(text).not.toMatch(/\\text(bf|it)/)
    for (const letters of words.match(/[^\x20-\x7e]+/g) ?? []) expect(text).toContain(letters)
  }
})
