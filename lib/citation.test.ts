import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { citationMeta, citedAttestation, citedClaim, daysOf, plainCitation } from './citation'
import { claim, passage, utterance } from './test-claim-view'

afterEach(() => vi.unstubAllEnvs())

test('a claim is cited by the days of the record and its full address', () => {
  vi.stubEnv('ONRECORD_URL', 'https://onrecord.example')
  const cited = citedClaim(claim)
  expect(cited).toMatchObject({
    id: 'onrecord-c12',
    number: 'claim 12',
    version: '2023-04-03',
    issued: { 'date-parts': [[2023, 3, 19]] },
    accessed: { 'date-parts': [[2023, 4, 3]] },
  })
  expect(plainCitation(cited)).toBe(
    'The gates were shut at noon. Onrecord, claim 12, as of 3 April 2023. https://onrecord.example/claims/12-the-gates-were-shut-at-noon',
  )
  expect(citationMeta(claim)).toMatchObject({ citation_publication_date: '2023/03/19' })
})

test('printed words are cited with who said them, where they are printed, and the archived copy', () => {
  const cited = citedAttestation({ claim, utterance, passage })
  expect(plainCitation(cited)).toBe(
    'Anna Reyes: “We shut the gates at noon” (as printed in Storm at the harbour, The Harbour Times, 18 March 2023). ' +
      'Onrecord, attestation 55, as of 3 April 2023. /claims/12-the-gates-were-shut-at-noon#u31 ' +
      'Archived copy: https://archive.example/9',
  )
})

test('a claim of many changes is dated from its publication, though the changes given begin later', () => {
  expect(daysOf({ ...claim, since: '2020-01-02' })).toEqual({ first: '2020-01-02', last: '2023-04-03' })
})

test('a claim of no known change names no day', () => {
  const cited = citedClaim({ ...claim, history: [] })
  expect(cited.issued).toBeUndefined()
  expect(plainCitation(cited)).toContain('Onrecord, claim 12. /claims/')
})

test('no wording breaks out of its line', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\n', '\r', '\t', ' ', 'x', 'é') }), (wording) => {
      expect(plainCitation(citedClaim({ ...claim, wording }))).not.toMatch(/[\r\n]/)
    }),
  )
})
