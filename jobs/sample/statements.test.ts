import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import edtf from 'edtf'
import { describe, expect, it } from 'vitest'
import { chainKinds, dateBases, evidenceSides, linkKinds, nameKinds } from '@/lib/record'
import { quoteKinds, sourceKinds, stances } from '@/lib/record'
import statements from './statements.json'

const { publishers, sources, claims, utterances, attestations, links, assessments } = statements
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.txt'))
const articles = new Map(files.map((file) => [file.replace('.txt', ''), parse(file)]))

function parse(file: string) {
  const whole = readFileSync(join(import.meta.dirname, file), 'utf8')
  const cut = whole.indexOf('\n\n')
  const header = new Map(
    whole
      .slice(0, cut)
      .split('\n')
      .map((line) => line.split(/: (.*)/, 2) as [string, string]),
  )
  return { header, date: header.get('date') ?? '', text: whole.slice(cut + 2).trim() }
}

function article(name: string) {
  const found = articles.get(name)
  if (!found) throw new Error(`No article ${name}`)
  return found
}

const occurrences = (text: string, words: string) => text.split(words).length - 1
const reportsOf = (utterance: string) =>
  attestations.filter((one) => one.utterance === utterance).map((one) => article(one.article))

/** The day or month (EDTF) that printed time words mean in an article published on `published` (yyyy-mm-dd). */
function meaning(words: string, published: string): string {
  const day = new Date(`${published}T00:00:00Z`)
  if (words === 'In January') return `${published.slice(0, 4)}-01`
  if (words === 'last month') {
    day.setUTCMonth(day.getUTCMonth(), 0)
    return day.toISOString().slice(0, 7)
  }
  const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  const weekday = weekdays.findIndex((name) => words.includes(name))
  const back =
    weekday >= 0 ? (day.getUTCDay() - weekday + 7) % 7 : /yesterday|last night/.test(words) ? 1 : NaN
  day.setUTCDate(day.getUTCDate() - back)
  return day.toISOString().slice(0, 10)
}

describe('sample articles', () => {
  it('are five', () => expect(files).toHaveLength(5))

  it.each([...articles])(
    '%s has its header, a real day and 250 to 600 words',
    (_, { header, date, text }) => {
      expect([...header.keys()]).toEqual(['title', 'publisher', 'author', 'date', 'url', 'language'])
      expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date)
      const publisher = publishers.find((one) => one.name === header.get('publisher'))
      expect(new URL(header.get('url') ?? '').host).toBe(publisher?.host)
      expect(publisher?.host).toMatch(/\.example$/)
      const words = text.split(/\s+/).length
      expect(words).toBeGreaterThanOrEqual(250)
      expect(words).toBeLessThanOrEqual(600)
    },
  )

  it('leave the last one to the editor, and put every quotation of the others on record', () => {
    expect(new Set(attestations.map((one) => one.article)).size).toBe(4)
    for (const name of [...articles.keys()].sort().slice(0, 4)) {
      const recorded = attestations.filter((one) => one.article === name).flatMap((one) => one.content)
      for (const [quotation] of article(name).text.matchAll(/“[^”]*”/g)) {
        expect(
          recorded.filter((words) => words.includes(quotation)),
          quotation,
        ).toHaveLength(1)
      }
    }
  })
})

describe('sample statements', () => {
  it('name every row once and point only to rows there are', () => {
    for (const rows of [sources, claims, utterances]) {
      expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
    }
    const known = new Set<string | null>(sources.map((source) => source.key))
    const outlets = new Set<string | null>(publishers.map((publisher) => publisher.name))
    for (const source of sources) {
      expect(source.publisher === null || source.kind === 'unnamed').toBe(true)
      expect(source.publisher === null || outlets.has(source.publisher)).toBe(true)
      for (const role of source.roles)
        expect(role.organisation === null || known.has(role.organisation)).toBe(true)
    }
    for (const { key, source, speaksFor } of utterances) {
      expect(known.has(source), key).toBe(true)
      expect(speaksFor === null || known.has(speaksFor), key).toBe(true)
    }
    expect(new Set(utterances.map((one) => one.claim))).toEqual(new Set(claims.map((claim) => claim.key)))
    expect(new Set(attestations.map((one) => one.utterance))).toEqual(
      new Set(utterances.map((one) => one.key)),
    )
  })

  it('link and assess claims that there are, citing articles that there are', () => {
    const known = new Set(claims.map((claim) => claim.key))
    const named = [...links.flatMap(({ from, to }) => [from, to]), ...assessments.map(({ claim }) => claim)]
    for (const key of named) expect(known.has(key), key).toBe(true)
    const cited = assessments.flatMap(({ evidence }) => evidence)
    for (const one of cited) if (one.article) expect(articles.has(one.article), one.article).toBe(true)
    expect(linkKinds).toEqual(expect.arrayContaining(links.map(({ kind }) => kind)))
    expect(new Set(cited.map(({ side }) => side))).toEqual(new Set(evidenceSides))
  })

  it('name the outlet of a chain only where the article names it', () => {
    const named = attestations.flatMap((one) =>
      (one.chain ?? []).flatMap(({ kind, name }) => {
        expect(chainKinds).toContain(kind)
        return name ? [{ name, article: one.article }] : []
      }),
    )
    expect(named.length).toBeGreaterThan(1)
    for (const { name, article: of } of named) expect(article(of).text).toContain(name)
  })

  it('give each role an interval that can be read', () => {
    const held = sources.flatMap((source) => source.roles.flatMap((role) => role.held ?? []))
    expect(held.map((interval) => edtf(interval).type)).toEqual(held.map(() => 'Interval'))
  })

  it('keep to the closed lists', () => {
    expect(sourceKinds).toEqual(expect.arrayContaining(sources.map((source) => source.kind)))
    expect(nameKinds).toEqual(
      expect.arrayContaining(sources.flatMap((source) => source.aliases.map((a) => a.kind))),
    )
    expect(dateBases).toEqual(expect.arrayContaining(utterances.map((one) => one.basis)))
    expect(new Set(utterances.map((one) => one.stance))).toEqual(new Set(stances))
    expect(new Set(attestations.map((one) => one.kind))).toEqual(new Set(quoteKinds))
  })

  it.each(attestations)(
    '$utterance in $article: the words are found once',
    ({ content, cue, mention, near, ...at }) => {
      const { text } = article(at.article)
      if (near !== null) expect(occurrences(text, near)).toBe(1)
      for (const words of [...content, cue, mention]) expect(occurrences(near ?? text, words)).toBe(1)
    },
  )

  it.each(attestations)(
    '$utterance in $article: $kind agrees with the quotation marks',
    ({ content, kind }) => {
      const quoted = content.every((words) => /^“[^“”]*”$/.test(words))
      expect(kind).toBe(
        quoted ? 'direct' : content.some((words) => words.includes('“')) ? 'mixed' : 'indirect',
      )
    },
  )

  it.each(utterances)(
    '$key: said on $saidOn, and known by its basis ($basis)',
    ({ key, saidOn, wording, basis }) => {
      const reports = reportsOf(key)
      const first = edtf(saidOn).min
      for (const report of reports) expect(first).toBeLessThanOrEqual(Date.parse(report.date))
      if (wording !== null) expect(reports.some((report) => report.text.includes(wording))).toBe(true)
      if (basis === 'relative') {
        const telling = reports.filter((report) => report.text.includes(wording ?? ''))
        expect(telling.map((report) => meaning(wording ?? '', report.date))).toContain(saidOn)
      } else if (basis === 'stated') {
        const [, day, month] = /(\d+) (\p{L}+)/u.exec(wording ?? '') ?? []
        expect(new Date(`${day} ${month} ${saidOn.slice(0, 4)} UTC`).toISOString().slice(0, 10)).toBe(saidOn)
      } else if (basis === 'published-on') {
        expect(wording).toBeNull()
        expect(reports.map((report) => report.date)).toContain(saidOn)
      }
    },
  )

  it.each(utterances)('$key: the capacity is as printed', ({ key, capacity }) => {
    expect(capacity === null || reportsOf(key).some((report) => report.text.includes(capacity))).toBe(true)
  })

  it('hold one claim that is both asserted and denied, and one source that changes its position', () => {
    const onRecord = utterances.filter((one) => one.claim === 'city-warned')
    const by = (stance: string) => onRecord.filter((one) => one.stance === stance).map((one) => one.source)
    expect(by('asserts')).toEqual(['ilse-marrin', 'tobin-harcastle'])
    expect(by('denies')).toEqual(['dana-okreth', 'tobin-harcastle', 'mayors-office'])
  })

  it('hold an utterance reported by two outlets', () => {
    const outlets = reportsOf('thorley-fourteen-months').map((report) => report.header.get('publisher'))
    expect(new Set(outlets).size).toBe(2)
  })
})
