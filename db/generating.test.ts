import postgres from 'postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { publishedClaim } from './claims'
import { generateRecord } from './generating'
import { migrate } from './migrate'
import { renewSearch } from './search-stale'
import { searchStatements } from './search'

const before = process.env.DATABASE_URL!
const outer = postgres(before, { max: 1, onnotice: () => {} })
const names = ['one', 'other'].map((name) => `generated_${name}_${process.pid}`)
const asked = { claims: 300, seed: 7 }

/** Goes over to this database; makes it where it is not there. */
async function enter(name: string, made: boolean) {
  await closeDatabase()
  process.env.DATABASE_URL = before.replace(/[^/]*$/, name)
  if (made) return
  await outer.unsafe(`create database ${name}`)
  await migrate(process.env.DATABASE_URL)
}
const rows = async (query: string) => [...(await db().execute(sql.raw(query)))]

beforeAll(async () => {
  await enter(names[0]!, false)
  await generateRecord(system, asked)
})
afterAll(async () => {
  await closeDatabase()
  process.env.DATABASE_URL = before
  for (const name of names) await outer.unsafe(`drop database if exists ${name} with (force)`)
  await outer.end()
})

test('so many claims are public, each with a topic and printed words', async () => {
  expect(
    await rows(`select count(*)::int as claims,
      count(*) filter (where exists (select from claim_topics where claim_id = c.id))::int as filed,
      count(*) filter (where exists (select from utterances u join attestations a on a.utterance_id = u.id
        where u.claim_id = c.id and u.public and a.public))::int as printed
      from claims c where state = 'published'`),
  ).toEqual([{ claims: 300, filed: 300, printed: 300 }])
  const [more] = await rows(`select (select count(*) from utterances) > 300 as again,
    exists (select from attestations group by utterance_id having count(*) > 1) as often,
    (select count(distinct kind) from attestations)::int as kinds, (select count(distinct stance) from utterances)::int as stances`)
  expect(more).toEqual({ again: true, often: true, kinds: 3, stances: 5 })
})

test('what triggers keep is as they would have it', async () => {
  const kept = `select
    (select jsonb_agg(jsonb_build_array(id, last_said) order by id) from claims) as days,
    (select jsonb_agg(jsonb_build_array(id, public) order by id) from utterances) as said,
    (select jsonb_agg(jsonb_build_array(id, public) order by id) from attestations) as printed,
    (select jsonb_agg(jsonb_build_array(id, public_utterances) order by id) from sources) as sources,
    (select jsonb_agg(jsonb_build_array(id, public_passages, to_repair) order by id) from articles) as articles,
    (select jsonb_agg(word order by word) from name_words) as names,
    (select jsonb_agg(config) from search_languages) as languages,
    (select jsonb_agg(to_jsonb(d) - 'shown_at' order by utterance_id) from search_documents d) as search`
  const made = await rows(kept)
  await rows(`delete from search_documents`)
  await rows(`select refresh_claim(id) from claims`)
  while (await renewSearch(system));
  await rows(`select count_utterances(id) from sources`)
  await rows(`select count_passages(id), count_repairs(id) from articles`)
  await rows(`delete from name_words`)
  for (const named of ['sources', 'source_names', 'topics']) await rows(`update ${named} set name = name`)
  expect(await rows(kept)).toEqual(made)
})

test('the rules hold: words stand where they are said to, and no index, key or trigger is missing', async () => {
  await rows(`update attestations set content = content, cue = cue, mention = mention`)
  await rows(`select from articles r join article_versions v on v.article_id = r.id
    where v.hash <> encode(sha256(convert_to(v.text, 'UTF8')), 'hex')`).then((wrong) =>
    expect(wrong).toEqual([]),
  )
  const rules = `select
    (select jsonb_agg(indexdef order by indexdef) from pg_indexes where schemaname = 'public') as indexes,
    (select jsonb_agg(conname || pg_get_constraintdef(oid) order by conname) from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n') as constraints,
    (select jsonb_agg(tgname || tgenabled::text order by tgrelid::regclass::text, tgname) from pg_trigger where not tgisinternal) as triggers`
  const here = await rows(rules)
  await enter(names[1]!, false)
  expect(await rows(rules)).toEqual(here)
})

test('an equal seed gives an equal record', async () => {
  const everything = `select
    (select md5(string_agg(c::text, '' order by id)) from claims c) as claims,
    (select md5(string_agg(u::text, '' order by id)) from utterances u) as said,
    (select md5(string_agg(r::text, '' order by id)) from article_versions r) as texts,
    (select md5(string_agg(a.content::text, '' order by id)) from attestations a) as printed`
  await generateRecord(system, asked)
  const again = await rows(everything)
  await enter(names[0]!, true)
  expect(await rows(everything)).toEqual(again)
})

test('a claim and a search read as those that editors made', async () => {
  const view = await publishedClaim(1)
  expect(view?.utterances[0]?.passages[0]?.marks.map((mark) => mark.as)).toContain('content')
  const found = await searchStatements({ q: view!.wording.replace('.', '') })
  expect(found.lines.map((line) => line.claim.id)).toContain(1)
})

test('one revision tells of it, and numbers go on', async () => {
  expect(
    await rows(`select object, object_id, action, after from revisions where object = 'record'`),
  ).toEqual([{ object: 'record', object_id: 0, action: 'insert', after: asked }])
  expect(
    await rows(
      `insert into topics (name) values ('A further topic') returning id = (select max(id) + 1 from topics) as next`,
    ),
  ).toEqual([{ next: true }])
})

test('an instance that holds something is left alone', async () => {
  await expect(generateRecord(system, asked)).rejects.toMatchObject({ kind: 'conflict' })
  expect(await rows(`select count(*)::int as claims from claims`)).toEqual([{ claims: 300 }])
})
