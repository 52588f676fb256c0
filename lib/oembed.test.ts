import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimAt, embedHtml, oembed, oembedXml } from './oembed'
import { claim } from './test-claim-view'

const here = 'https://onrecord.example'

test('only claims of this instance are embedded', () => {
  expect(claimAt(`${here}/claims/12-the-gates?x=1#u3`, here)).toBe(12)
  for (const url of [
    `${here}/sources/12`,
    `${here}/claims/x`,
    `${here}/claims/12/history`,
    'https://elsewhere.example/claims/12',
    'javascript:alert(1)',
    '/claims/12',
  ])
    expect(claimAt(url, here)).toBeNull()
  expect(claimAt(`${here}/claims/12`, null)).toBeNull()
})

test('an answer is no larger than what was asked for', () => {
  expect(oembed(claim, { width: 300, height: 5000 }, here)).toMatchObject({
    type: 'rich',
    width: 300,
    height: 320,
  })
})

test('every address of an answer is whole', () => {
  const { provider_url, thumbnail_url, html } = oembed(claim, {}, 'http://localhost:3000')
  expect(provider_url).toBe('http://localhost:3000/')
  expect(thumbnail_url).toBe(`http://localhost:3000/claims/${claim.id}.png`)
  expect(html).toContain(`src="http://localhost:3000/embed/claims/${claim.id}"`)
})

test('no wording leaves its attribute or element', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`<>&"'x`) }), (words) => {
      const wording = `"><script>${words}`
      expect(embedHtml({ ...claim, wording }).match(/[<>]/g)).toHaveLength(4)
      expect(oembedXml(oembed({ ...claim, wording }, {}, here))).not.toContain('<script>')
    }),
    { numRuns: 50 },
  )
})
