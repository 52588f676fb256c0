import { expect, test } from 'vitest'
import { framed } from './page-frame'

test('a page keeps its head, search and foot, and has another title and other words without scripts', () => {
  const page =
    '<!DOCTYPE html><head><link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/>' +
    '<title>Old</title></head><body><header><form class="top"></form></header><main id="main"><h1>Old</h1><p>Old</p><form class="hero__find"></form></main><footer>Foot</footer>' +
    '<script>self.a="</p>"</script><script src="/a.js" async=""></script></body>'
  expect(framed(page, 'New $1', '<h1>New $&</h1>')).toBe(
    '<!DOCTYPE html><head><link rel="stylesheet" href="/a.css"/><title>New $1</title></head><body>' +
      '<header><form class="top"></form></header><main id="main"><h1>New $&</h1><form class="hero__find"></form></main><footer>Foot</footer></body>',
  )
})
