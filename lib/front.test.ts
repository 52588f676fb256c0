import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cursor, front, type QueryPage, readCursor, readQuery } from './front'
import { internalHeader } from './internal-header'

const withdrawn = new Set([7])
const get = (url: string) => front('GET', url, { withdrawn })
const to = (url: string) => {
  const answer = get(url)
  return 'to' in answer ? answer.to : answer
}
const status = (url: string, method = 'GET') => {
  const answer = front(method, url, { withdrawn })
  return 'status' in answer ? answer.status : 200
}
const segment = (url: string) => String(to(url)).split('/').at(-1) ?? ''

describe('known queries', () => {
  test('become a path segment that the page reads back', () => {
    expect(to('/')).toBe('/at/-')
    expect(to('/claims')).toBe('/claims/at/-')
    expect(to('/claims?after=2023-03-17_5')).toMatch(/^\/claims\/at\/[\w-]+$/)
    expect(readQuery('claims', segment('/claims?after=2023-03-17_5'))).toEqual({ after: '2023-03-17_5' })
    expect(readQuery('search', segment('/search?q=K%C3%B6ln+spoke&after=2023-03-17_9'))).toEqual({
      q: 'Köln spoke',
      after: '2023-03-17_9',
    })
    expect(readQuery('home', '-')).toEqual({})
  })

  test('that mean the same are one page', () => {
    const plain = to('/search?q=ko%CC%88ln%20spoke')
    expect(to('/search?after=&q=+k%C3%B6ln++spoke+&utm_source=x')).toBe(plain)
    expect(to('/search?q=&after=')).toBe('/search/at/-')
  })

  test('that are unknown are dropped, even where they are malformed', () => {
    expect(to('/claims?utm=%E0%A4%A&_rsc=1x')).toBe('/claims/at/-')
    expect(to('/claims/5-words?after=1_2')).toBe('/claims/5-words')
    expect(to('/claims?__proto__=1&constructor=2')).toBe('/claims/at/-')
  })

  test('of a source', () => {
    expect(to('/sources/5-icc?utm=1')).toBe('/sources/5-icc')
    expect(to('/sources/5-icc?after=2023-03-17_5')).toMatch(/^\/sources\/5-icc\/at\/[\w-]+$/)
  })

  test('of an article', () => {
    expect(to('/articles/5-bridge?utm=1')).toBe('/articles/5-bridge')
    expect(to('/articles/5-bridge?version=')).toBe('/articles/5-bridge')
    const path = to('/articles/5-bridge?version=2')
    expect(path).toMatch(/^\/articles\/5-bridge\/at\/[\w-]+$/)
    expect(readQuery('article', segment('/articles/5-bridge?version=2'))).toEqual({ version: '2' })
  })

  test('of the context of our own terms, for the origin that was asked', () => {
    const { to } = front('GET', '/ns/onrecord.jsonld?x', {
      withdrawn,
      origin: 'https://onrecord.example',
    }) as { to: string }
    expect(to).toBe(`/ns/at/${Buffer.from('https://onrecord.example').toString('base64url')}`)
    expect(status(to)).toBe(404)
  })

  test('of a history', () => {
    for (const noun of ['claims', 'sources', 'articles']) {
      expect(to(`/${noun}/5-x/history?asOf=2023-01-01`)).toBe(`/${noun}/5-x/history`)
      const path = to(`/${noun}/5-x/history?after=none_5`)
      expect(path).toMatch(/\/5-x\/history\/at\/[\w-]+$/)
      expect(readQuery('history', segment(`/${noun}/5-x/history?after=none_5`))).toEqual({ after: 'none_5' })
      expect(status(`/${noun}/5-x/history?after=2023-01-01_5`)).toBe(400)
    }
  })

  test.each([
    ...['/articles/5?version=0', '/articles/5?version=01', '/articles/5?version=x', '/articles/5?version=-1'],
    ...['/articles/5?version=9999999999', '/articles/5?version=1&version=2'],
    '/claims?after=2023-02-31_5',
    '/claims?after=5',
    '/search?q=a&after=12_5',
    '/search?q=a&order=best&after=2023-03-17_5',
    '/search?order=best&after=12_5',
    '/search?facet=weather',
    '/search?facet=source&facet=topic',
    '/claims?after=none_0',
    '/claims?after=none_2147483648',
    '/claims?after=1_1&after=1_1',
    '/search?q=%E0%A4%A',
    '/search?q=a%00b',
    `/search?q=${'a'.repeat(201)}`,
  ])('that cannot be meant answer 400: %s', (url) => {
    expect(status(url)).toBe(400)
  })

  test('two hundred characters are not too many', () => {
    expect(readQuery('search', segment(`/search?q=${'%E2%82%AC'.repeat(200)}`))?.q).toBe('€'.repeat(200))
  })
})

describe('addresses', () => {
  test.each([
    '/at/-',
    '/claims/at/-',
    '/%61t/-',
    '/claims%2Fat%2F-',
    '/gone/at/7',
    '/sources/5/at/-',
    '/x\\at\\-',
  ])('%s is internal: 404', (url) => expect(status(url)).toBe(404))

  test.each(['/x/%E0%A4%A', '/desk/%', '/a%00b', '*', '/ä'])('%s is malformed: 400', (url) =>
    expect(status(url)).toBe(400),
  )

  test.each([
    '/_next/../claims/at/-',
    '/_next/%2e%2e/gone/at/7',
    '/login/../claims/7',
    '/api/./..\\claims/7',
    '/channels/..',
  ])('%s walks about: 400', (url) => expect(status(url)).toBe(400))

  test('a channel may be called as the internal part of an address is', () => {
    expect(to('/channels/at')).toBe('/channels/at')
    expect(to('/channels/at?after=2023-03-17_5')).toMatch(/^\/channels\/at\/at\/[\w-]{5,}$/)
    expect(to('/channels/News%2Fat%2FNine')).toBe('/channels/News%2Fat%2FNine')
    expect(to('/channels/feed.xml?after=2023-03-17_5')).toMatch(/^\/channels\/feed.xml\/at\/[\w-]{5,}$/)
    for (const url of ['/channels/at/at/-', '/channels/x/at/-', '/channels/x\\at', '/topics/at'])
      expect(status(url)).toBe(404)
  })

  test('a withdrawn claim goes to the page that says so, whatever its words, and its files to one of theirs', () => {
    for (const url of ['/claims/7.json', '/claims/7-x.bib?y', '/claims/7.docx', '/claims/7/feed.json'])
      expect(to(url)).toBe('/formats/at/claims/7/-')
    expect(to('/claims/77.json')).toBe('/formats/at/claims/77/json')
    expect(to('/claims/7-any-words?after=x')).toBe('/gone/at/7')
    expect(to('/claims/7')).toBe('/gone/at/7')
    expect(to('/claims/77-x')).toBe('/claims/77-x')
    expect(to('/embed/claims/7')).toBe('/embed/gone/at/7')
    expect(status('/embed/gone/at/7')).toBe(404)
  })

  test('the desk, the administration and the sign-in pass with query and method', () => {
    for (const url of [
      '/desk?page=%3D',
      '/desk/import?x=1',
      '/admin/users',
      '/login?to=%2Fdesk',
      '/api/auth/session?a=b',
    ])
      expect(front('POST', url, { withdrawn })).toEqual({ to: url, reader: false })
    expect(status('/deskx', 'POST')).toBe(405)
    expect(status('/claims', 'POST')).toBe(405)
  })

  test('the programs’ part of the site is reached by its path as it is written alone', () => {
    for (const address of ['/%61pi/v1/search', '/api/%761/search', '/api', '/api/v10/search'])
      expect(status(address), address).toBe(404)
    expect(to('/api/v1/search?q=a')).toBe('/api/v1/search?q=a')
  })

  test('stray slashes are moved, never to another host', () => {
    expect(get('/claims/?after=none_3')).toEqual({ moved: '/claims?after=none_3' })
    expect(get('//evil.example/')).toEqual({ moved: '/evil.example' })
    expect(get('/\\evil.example')).toEqual({ moved: '/evil.example' })
  })

  test('a request line with the whole address is read by its path', () => {
    expect(to('http://onrecord.example/claims?x=1')).toBe('/claims/at/-')
    expect(to('http://onrecord.example')).toBe('/at/-')
  })
})

describe('a page as it was on a day', () => {
  const now = new Date('2026-03-01T10:00:00Z')
  const asked = (url: string, datetime?: string) => front('GET', url, { withdrawn, now, datetime })
  const plain = '/claims/5-x'

  test('is a page of its own, with the moment that it shows', () => {
    const answer = asked(`${plain}?asOf=2023-04-01&utm=1`)
    expect(answer).toMatchObject({
      to: expect.stringMatching(/^\/claims\/5-x\/at\/[\w-]+$/) as string,
      headers: {
        'Memento-Datetime': 'Sat, 01 Apr 2023 23:59:59 GMT',
        Link: '</claims/5-x>; rel="original timegate", </claims/5-x/timemap>; rel="timemap"; type="application/link-format"',
      },
    })
    expect(asked(`${plain}?asOf=2026-03-01`)).toMatchObject({
      headers: { 'Memento-Datetime': 'Sun, 01 Mar 2026 10:00:00 GMT' },
    })
  })

  test('cannot be of a day to come, nor of none', () => {
    for (const day of ['2026-03-02', '2023-02-30', 'yesterday'])
      expect(asked(`/sources/5-x?asOf=${day}`)).toMatchObject({ status: 400 })
  })

  test('is what Accept-Datetime leads to from the plain address, and from no other', () => {
    const moment = 'Sat, 01 Apr 2023 12:00:00 GMT'
    expect(asked(plain, moment)).toMatchObject({
      found: plain,
      of: ['claims', '5-x'],
      day: '2023-04-01',
      headers: { Vary: 'Accept-Datetime' },
    })
    expect(asked(plain, 'Wed, 01 Apr 2099 12:00:00 GMT')).toMatchObject({ day: '2026-03-01' })
    expect(asked(plain, '2023-04-01')).toMatchObject({ status: 400 })
    expect(asked('/claims', moment)).toEqual({ to: '/claims/at/-', reader: true })
    expect(asked(plain)).toMatchObject({ to: plain, headers: { Vary: 'Accept-Datetime' } })
    expect(asked('/claims/7-x?asOf=2023-04-01')).toEqual({ to: '/gone/at/7', reader: true })
  })

  test('has a list of its days', () => {
    expect(to('/claims/5-x/timemap')).toBe('/timemaps/at/claims/5')
    expect(to('/sources/6-x/timemap')).toBe('/timemaps/at/sources/6')
    expect(to('/topics/8/timemap')).toBe('/timemaps/at/topics/8')
    expect(to('/articles/8/timemap')).toBe('/articles/8/timemap')
    expect(to('/claims/7-x/timemap')).toBe('/formats/at/claims/7/-')
  })
})

test('headers that only Next may set are dropped, and those of its router on reader pages', () => {
  expect(internalHeader('x-middleware-subrequest', false)).toBe(true)
  expect(internalHeader('x-matched-path', false)).toBe(true)
  expect(internalHeader('next-action', false)).toBe(false)
  expect(internalHeader('next-action', true)).toBe(true)
  expect(internalHeader('rsc', true)).toBe(true)
  expect(internalHeader('accept', true)).toBe(false)
})

test('a cursor is read back as it was written', () => {
  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  const key = fc.oneof(
    day.map((date) => date.toISOString().slice(0, 10)),
    fc.integer({ min: -2147483647, max: 2147483647 }),
    fc.constant(null),
  )
  fc.assert(
    fc.property(key, fc.integer({ min: 1, max: 2147483647 }), (key, id) => {
      expect(readCursor(cursor(key, id))).toEqual({ key: String(key ?? 'none'), id })
    }),
  )
})

test('whatever the request line holds, the front answers, and what it hands on can be read', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '/',
      'at',
      'gone',
      'claims',
      'sources',
      '7-x',
      '?',
      'q=',
      '&after=',
      '%',
      '%2f',
      '\\',
      '+',
      '#',
    ),
  )
  const url = fc.array(part).map((parts) => `/${parts.join('')}`)
  fc.assert(
    fc.property(fc.constantFrom('GET', 'HEAD', 'POST', 'PUT'), url, (method, url) => {
      const answer = front(method, url, { withdrawn })
      if (!('to' in answer) || !answer.reader) return
      const [, base = '', segment = ''] = /^(.*)\/at\/([^/]*)$/.exec(answer.to) ?? []
      if (answer.to.startsWith('/gone/') || !segment) return
      const page = (base.startsWith('/sources/') ? 'source' : base.slice(1) || 'home') as QueryPage
      expect(readQuery(page, segment)).not.toBeNull()
    }),
    { numRuns: 500 },
  )
})

test('a search of any words reads back normalised', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => {
      const q = words.normalize('NFC').replace(/\s+/g, ' ').trim()
      fc.pre(q.length <= 200 && !q.includes('\0'))
      expect(readQuery('search', segment(`/search?q=${encodeURIComponent(words)}`))?.q ?? '').toBe(q)
    }),
  )
})

test('a segment that nobody wrote here is no query', () => {
  const reads = (text: string) => readQuery('search', Buffer.from(text).toString('base64url'))
  expect(reads('{"q":"a"}')).toEqual({ q: 'a' })
  expect(reads('{"q": "a"}')).toBeNull()
  expect(reads('{"q":"a","x":1}')).toBeNull()
  expect(reads('{"after":"x"}')).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => readQuery('search', text) === null || text === '-'))
})
