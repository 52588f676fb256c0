import { expect, test } from 'vitest'
import { framed } from './page-frame'

test('a page keeps its head and foot, and has another title and content without scripts', () => {
  const page =
    '<!DOCTYPE html><head><link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/>' +
    '<title>Old</title></head><body><header>Head</header><main id="main"><p>Old</p></main><footer>Foot</footer>' +
    '<script>self.a="</p>"</script><script src="/a.js" async=""></script></body>'
  expect(framed(page, 'New $1', '<p>New $&</p>')).toBe(
    '<!DOCTYPE html><head><link rel="stylesheet" href="/a.css"/><title>New $1</title></head><body>' +
      '<header>Head</header><main id="main"><p>New $&</p></main><footer>Foot</footer></body>',
  )
})
