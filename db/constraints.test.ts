import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { makeArticle, makeDraft, makePublished, makeUser, unique, type Statement } from './test-rows'

let editor: SignedIn
let published: Statement
let draft: Statement
beforeAll(async () => {
  editor = await makeUser('editor')
  published = await makePublished(editor)
  draft = await makeDraft(editor)
})
afterAll(closeDatabase)

/** Runs plain SQL in a transaction of its own; refused, at the latest at its commit, by this constraint. */
async function refused(
  by: string | RegExp,
  work: (tx: postgres.TransactionSql) => Promise<unknown>,
): Promise<void> {
  const error: unknown = await client()
    .begin(work)
    .then(
      () => 'it was stored',
      (reason) => reason,
    )
  const { constraint_name: name = '', message } = error as { constraint_name?: string; message?: string }
  if (typeof by === 'string') expect({ name, error }).toMatchObject({ name: by })
  else expect(message ?? error).toMatch(by)
}

const source = async (kind: string) =>
  (await client()`insert into sources (kind, name) values (${kind}, ${unique(kind)}) returning id`)[0]!
    .id as number

describe('publication', () => {
  test('of a claim without any utterance is refused at commit', () =>
    refused(
      'claims_published_with_utterance',
      (tx) =>
        tx`insert into claims (wording, state, published_at) values ('Nobody says so.', 'published', now())`,
    ))

  test('of a claim whose passages are drafts is refused at commit', () =>
    refused(
      'claims_published_with_utterance',
      (tx) => tx`update claims set state = 'published', published_at = now() where id = ${draft.claim}`,
    ))

  test('is asked for at commit only: the order within a transaction is free', async () => {
    const other = await makeDraft(editor)
    await client().begin(async (tx) => {
      await tx`update claims set state = 'published', published_at = now() where id = ${other.claim}`
      await tx`update attestations set state = 'published' where id = ${other.attestation}`
    })
    const [claim] = await client()`select state, last_said::text from claims where id = ${other.claim}`
    expect(claim).toEqual({ state: 'published', last_said: '2023-03-17' })
  })

  test('of a passage without source or day is refused at commit', async () => {
    const gaps = [{ source: null }, { saidOn: null }]
    for (const gap of gaps) {
      const { attestation } = await makeDraft(editor, gap)
      await refused(
        'attestations_published_whole',
        (tx) => tx`update attestations set state = 'published' where id = ${attestation}`,
      )
    }
  })

  test('is not undone by taking source or day from a published passage', async () => {
    await refused(
      'attestations_published_whole',
      (tx) => tx`update utterances set source_id = null where id = ${published.utterance}`,
    )
    await refused(
      'attestations_published_whole',
      (tx) => tx`update utterances set said_on = null, said_from = null, said_to = null, said_basis = null
        where id = ${published.utterance}`,
    )
  })

  test('leaves a claim its last published passage: not withdrawn, not moved away', async () => {
    const withdraw = (tx: postgres.TransactionSql) =>
      tx`update attestations set state = 'withdrawn', withdrawn_reason = 'Wrong' where id = ${published.attestation}`
    await refused('claims_published_with_utterance', withdraw)
    const other = await makePublished(editor)
    await refused(
      'claims_published_with_utterance',
      (tx) =>
        tx`update attestations set utterance_id = ${other.utterance} where id = ${published.attestation}`,
    )
    await refused(
      'claims_published_with_utterance',
      (tx) => tx`update utterances set claim_id = ${other.claim} where id = ${published.utterance}`,
    )
  })

  test('lets no public passage stand in a draft claim', async () => {
    const second = await makePublished(editor, { claim: { id: published.claim } })
    await refused(
      'attestations_in_public_claim',
      (tx) => tx`update utterances set claim_id = ${draft.claim} where id = ${second.utterance}`,
    )
    await refused(
      'attestations_in_public_claim',
      (tx) => tx`insert into attestations (utterance_id, version_id, kind, content, state)
        select ${draft.utterance}, version_id, kind, content, 'published' from attestations where id = ${published.attestation}`,
    )
  })

  test('keeps the same words once for an utterance, unless they were withdrawn', async () => {
    const again = (tx: postgres.TransactionSql) => tx`
      insert into attestations (utterance_id, version_id, kind, content)
      select utterance_id, version_id, kind, content from attestations where id = ${draft.attestation}`
    await refused('attestations_once', again)
  })

  test('of two passages withdrawn in two transactions at once, one stays', async () => {
    const one = await makePublished(editor)
    const two = await makePublished(editor, { utterance: one.utterance })
    const withdraw = ({ attestation }: Statement) =>
      client().begin(async (tx) => {
        await tx`update attestations set state = 'withdrawn', withdrawn_reason = 'Wrong' where id = ${attestation}`
        await tx`set constraints all immediate`
        // Both have been checked before either commits, unless one waits for the other.
        await tx`select pg_sleep(0.3)`
      })
    const answers = await Promise.allSettled([withdraw(one), withdraw(two)])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('what was published', () => {
  test('is not deleted', async () => {
    await refused(
      'attestations_kept',
      (tx) => tx`delete from attestations where id = ${published.attestation}`,
    )
    await refused('claims_kept', (tx) => tx`delete from claims where id = ${published.claim}`)
  })

  test('does not become a draft again, published or withdrawn', async () => {
    const other = await makePublished(editor)
    await client()`update claims set state = 'withdrawn', withdrawn_reason = 'Wrong' where id = ${other.claim}`
    for (const { claim } of [published, other])
      await refused(
        'claims_kept',
        (tx) => tx`update claims set state = 'draft', withdrawn_reason = null where id = ${claim}`,
      )
    await refused(
      'attestations_kept',
      (tx) => tx`update attestations set state = 'draft' where id = ${published.attestation}`,
    )
  })

  test('is withdrawn with a reason, and only what is withdrawn has one', async () => {
    await refused(
      'claims_reason',
      (tx) => tx`update claims set state = 'withdrawn' where id = ${published.claim}`,
    )
    await refused(
      'claims_reason',
      (tx) => tx`update claims set withdrawn_reason = 'x' where id = ${published.claim}`,
    )
    await refused(
      'attestations_reason',
      (tx) => tx`update attestations set state = 'withdrawn' where id = ${published.attestation}`,
    )
    await refused(
      'claims_published_at',
      (tx) => tx`update claims set published_at = null where id = ${published.claim}`,
    )
  })
})

describe('a version of an article', () => {
  test('is never changed or deleted', async () => {
    const { versionId } = await makeArticle(editor)
    const by = 'article_versions_immutable'
    await refused(by, (tx) => tx`update article_versions set text = 'Other words' where id = ${versionId}`)
    await refused(by, (tx) => tx`update article_versions set number = 2 where id = ${versionId}`)
    await refused(by, (tx) => tx`delete from article_versions where id = ${versionId}`)
    await refused(/foreign key|cannot truncate/, (tx) => tx`truncate article_versions`)
  })

  test('has words, a hash and no control characters', async () => {
    const { id } = await makeArticle(editor)
    const version = { article_id: id, number: 2, text: 'Words', length: 5, hash: 'a'.repeat(64) }
    const store = (change: object) => (tx: postgres.TransactionSql) =>
      tx`insert into article_versions ${tx({ ...version, ...change })}`
    await refused('article_versions_clean', store({ text: 'Wo\u0001ds' }))
    await refused('article_versions_clean', store({ text: 'Wo\rds' }))
    await refused(/invalid byte sequence/, store({ text: 'Wo\0ds' }))
    await refused('article_versions_hash_shape', store({ hash: 'none' }))
    await refused('article_versions_length', store({ length: 0, text: '' }))
    await refused('article_versions_number', store({ number: 1 }))
    await refused('article_versions_units', store({ length: 4 }))
  })
})

describe('a source', () => {
  test('holds a role only as a person, at an organisation or group', async () => {
    const [person, organisation, unnamed] = [
      await source('person'),
      await source('organisation'),
      await source('unnamed'),
    ]
    const role = (holder: number, at: number | null) => (tx: postgres.TransactionSql) =>
      tx`insert into roles (source_id, organisation_id, title) values (${holder}, ${at}, 'Pilot')`
    await refused('roles_of_persons', role(organisation, null))
    await refused('roles_of_persons', role(unnamed, null))
    await refused('roles_at_organisations', role(person, person))
    await refused('roles_at_organisations', role(person, unnamed))
    await client().begin(role(person, organisation))
    const kind = (id: number, to: string) => (tx: postgres.TransactionSql) =>
      tx`update sources set kind = ${to} where id = ${id}`
    await refused('sources_kind_in_use', kind(person, 'group'))
    await refused('sources_kind_in_use', kind(organisation, 'person'))
    await client().begin(kind(organisation, 'group'))
  })

  test('speaks for an organisation or group, never for a person', async () => {
    const [person, organisation] = [await source('person'), await source('organisation')]
    const speaksFor = (id: number) => (tx: postgres.TransactionSql) =>
      tx`update utterances set speaks_for_id = ${id} where id = ${draft.utterance}`
    await refused('utterances_speaks_for_organisation', speaksFor(person))
    await client().begin(speaksFor(organisation))
    await refused(
      'sources_kind_in_use',
      (tx) => tx`update sources set kind = 'person' where id = ${organisation}`,
    )
  })

  test('has an outlet only while unnamed, a name, and each other name once but for case and accents', async () => {
    const [publisher] = await client()`insert into publishers (name) values (${unique('Post')}) returning id`
    await refused(
      'sources_outlet',
      (tx) => tx`insert into sources (kind, name, publisher_id) values ('person', 'Anna', ${publisher!.id})`,
    )
    await refused('sources_name_length', (tx) => tx`insert into sources (kind, name) values ('person', '')`)
    const id = await source('person')
    await refused(
      'source_names_once',
      (tx) => tx`insert into source_names (source_id, name) values (${id}, 'Zoë'), (${id}, 'ZOE')`,
    )
  })
})

describe('dates', () => {
  test('do not run backwards, and stand together with their bounds', async () => {
    const [article] = await client()`select id from articles order by id desc limit 1`
    const published =
      (on: string | null, from: string | null, to: string | null) => (tx: postgres.TransactionSql) =>
        tx`update articles set published_on = ${on}, published_from = ${from}, published_to = ${to} where id = ${article!.id}`
    await refused('articles_published_bounds', published('2023', '2023-12-31', '2023-01-01'))
    await refused('articles_published_bounds', published('2023', '2023-01-01', null))
    await refused('articles_published_bounds', published(null, '2023-01-01', '2023-01-01'))
    const said =
      (on: string | null, from: string | null, to: string | null, basis: string | null) =>
      (tx: postgres.TransactionSql) =>
        tx`update utterances set said_on = ${on}, said_from = ${from}, said_to = ${to}, said_basis = ${basis}
          where id = ${draft.utterance}`
    await refused('utterances_said_bounds', said('2023', '2023-12-31', '2023-01-01', 'stated'))
    await refused('utterances_said_together', said('2023', '2023-01-01', null, 'stated'))
    await refused('utterances_said_together', said('2023', '2023-01-01', '2023-12-31', null))
    const id = await source('person')
    await refused(
      'roles_bounds',
      (tx) => tx`insert into roles (source_id, title, held, held_from, held_to)
        values (${id}, 'Pilot', '2023/2022', '2023-01-01', '2022-12-31')`,
    )
  })
})

describe('plain columns', () => {
  test.each([
    ['articles_url_scheme', `update articles set url = 'javascript:alert(1)'`],
    ['articles_url_scheme', `update articles set url = ' https://example.org'`],
    ['articles_title_length', `update articles set title = ''`],
    ['claims_wording_length', `insert into claims (wording) values ('  ')`],
    ['claims_wording_length', `insert into claims (wording) values (repeat('a', 501))`],
    ['users_email_shape', `insert into users (email, name, role) values ('no address', 'N', 'editor')`],
    ['users_name_length', `insert into users (email, name, role) values ('n@example.org', '', 'editor')`],
    ['topics_name_length', `insert into topics (name) values ('')`],
    ['topics_name', `insert into topics (name) values ('Twice there'), ('TWICE THERE')`],
    ['publishers_name', `insert into publishers (name) values ('Twice there'), ('TWICE THERE')`],
    [/enum stance/, `update utterances set stance = 'shouts'`],
    [/enum user_role/, `insert into users (email, name, role) values ('n@example.org', 'N', 'owner')`],
  ])('%s: %s', (by, statement) => refused(by, (tx) => tx.unsafe(statement)))

  test('an address belongs to one user, whatever its case', async () => {
    const [user] = await client()`select upper(email) as email from users where id = ${editor.id}`
    await refused(
      'users_email',
      (tx) => tx`insert into users (email, name, role) values (${user!.email}, 'N', 'editor')`,
    )
  })
})
