import { expect, test } from 'vitest'
import { readSitemapFile, robotsText, sitemapIndexXml, sitemapXml } from './sitemap'

const origin = 'https://onrecord.example'

test.each(['claims-0', 'claims-01', 'claims', 'users-1', 'claims-42951', 'claims-1.xml', '../claims-1', ''])(
  '“%s” is no file of a sitemap',
  (name) => expect(readSitemapFile(name)).toBeNull(),
)

test('a file holds its pages with the moment of their last change, an index its files', () => {
  expect(readSitemapFile('claims-12')).toEqual({ kind: 'claims', number: 12 })
  const entries = [
    { path: '/claims/1-noon', changed: '2023-03-17T10:00:00Z' },
    { path: '/sources/2-a&b', changed: null },
  ]
  expect(sitemapXml(entries, origin)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://onrecord.example/claims/1-noon</loc><lastmod>2023-03-17T10:00:00Z</lastmod></url>
<url><loc>https://onrecord.example/sources/2-a&amp;b</loc></url>
</urlset>
`)
  expect(sitemapIndexXml([{ kind: 'topics', number: 3 }], origin)).toContain(
    '<sitemap><loc>https://onrecord.example/sitemaps/topics-3.xml</loc></sitemap>',
  )
})

test('robots may read what readers may, and find the sitemap where the origin is known', () => {
  expect(robotsText(null)).toBe(
    'User-agent: *\nAllow: /\nDisallow: /desk\nDisallow: /admin\nDisallow: /login\nDisallow: /api\n',
  )
  expect(robotsText(origin)).toContain('\nSitemap: https://onrecord.example/sitemap.xml\n')
})
