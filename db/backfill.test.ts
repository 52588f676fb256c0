import { afterAll, expect, test } from 'vitest'
import { sampler, system } from '../lib/permissions'
import { addressKey } from '../lib/web-address'
import { requestPage } from './arrivals'
import { backfill } from './backfill'
import { client, closeDatabase } from './connection'
import { makeArticle, unique } from './test-rows'

afterAll(closeDatabase)

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }
const long = () => `${unique('A text')} ${Array.from({ length: 40 }, (_, word) => `word${word}`).join(' ')}`

/** An article as it was before addresses and sketches were kept. */
async function makeOld(actor = system, path = '/News/Story-1?id=7') {
  const url = `https://www.${unique('lowland').replace(' ', '-')}.example${path}`
  const { id, versionId } = await makeArticle(actor, { url, text: long() })
  await client()`delete from article_addresses where article_id = ${id}`
  const [sketch] = await client()`delete from text_sketches where version_id = ${versionId} returning bands`
  return { id, versionId, url, bands: sketch!.bands as number[] }
}

test('an article from earlier days is found under its address, before its keys are kept and after', async () => {
  const old = await makeOld()
  const asked = () => requestPage(system, { ...plain, address: old.url })
  expect((await asked()).articleId).toBe(old.id)
  const amp = old.url.replace('www.', 'amp.')
  await backfill()
  for (const address of [old.url, amp])
    expect((await requestPage(system, { ...plain, address })).articleId).toBe(old.id)
})

test('every address and newest text gets its key and sketch, once', async () => {
  const olds = [await makeOld(), await makeOld(sampler, '/plain')]
  await backfill()
  await backfill()
  for (const { id, url, versionId, bands } of olds) {
    const kept = await client()`
      select a.address, a.key, a.sample = r.sample as alike from article_addresses a
      join articles r on r.id = a.article_id where r.id = ${id}`
    expect([...kept]).toEqual([{ address: url, key: addressKey(url), alike: true }])
    const sketches = await client()`
      select s.bands, s.sample = v.sample as alike from text_sketches s
      join article_versions v on v.id = s.version_id where v.id = ${versionId}`
    expect([...sketches]).toEqual([{ bands, alike: true }])
  }
})
