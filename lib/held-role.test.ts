import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capacityProblem, heldOn, roleOn, type HeldRole } from './held-role'

const role = (title: string, held: string | null): HeldRole => ({
  title,
  organisation: 'Port of Anhel',
  organisationId: 1,
  held,
})
const pilot = role('pilot', '2015/2020')
const master = role('harbour master', '2020-03/..')

test.each([
  ['2020', '2020-12-31', true],
  ['2020', '2021-01-01', false],
  ['2020-03/..', '2099', true],
  ['2020-03/..', '2020-02', false],
  ['2020-03/2020-05', '2019/2020', true],
  [null, '2020', null],
])('held %s, said %s: %s', (held, said, answer) => expect(heldOn(held, said)).toBe(answer))

test('the role held on the day is offered, else one without days, else none', () => {
  expect(roleOn([master, pilot], '2016-05-01')).toBe(pilot)
  expect(roleOn([master, pilot], '2023')).toBe(master)
  expect(roleOn([master, pilot], '2010')).toBeNull()
  const adviser = role('adviser', null)
  expect(roleOn([master, pilot, adviser], '2010')).toBe(adviser)
  expect(roleOn([master, adviser], null)).toBe(adviser)
  expect(roleOn([master], null)).toBeNull()
})

test('a capacity that was not held on the day is told, with the days it was', () => {
  expect(capacityProblem([master, pilot], 'Pilot', '2023-03-17')).toBe(
    'On record this role was held 2015–2020, which is not 17 March 2023.',
  )
  expect(capacityProblem([master, pilot], 'pilot, Port of Anhel', '2016')).toBeNull()
  expect(capacityProblem([master], 'minister', '2010-01-02')).toBe(
    'On record the source held no role on 2 January 2010: harbour master since March 2020.',
  )
})

test('nothing is told where the record does not know', () => {
  expect(capacityProblem([], 'pilot', '2010')).toBeNull()
  expect(capacityProblem([master, role('adviser', null)], 'minister', '2010')).toBeNull()
  expect(capacityProblem([master], '', '2010')).toBeNull()
  expect(capacityProblem([master], 'harbour master', null)).toBeNull()
  expect(capacityProblem([master], 'minister', '2023')).toBeNull()
})

test('the role that is offered is never one that would be told of', () => {
  const year = fc.integer({ min: 1990, max: 2030 })
  const roles = fc.array(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), year, fc.nat(10))
      .map(([title, from, more]) => role(title, `${from}/${from + more}`)),
  )
  fc.assert(
    fc.property(roles, year, (roles, year) => {
      const offered = roleOn(roles, String(year))
      if (offered) expect(capacityProblem(roles, offered.title, String(year))).toBeNull()
    }),
  )
})
