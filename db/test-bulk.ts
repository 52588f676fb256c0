import postgres from 'postgres'
import { drizzle } from 'drizzle-orm/postgres-js'
import { closeDatabase } from './connection'
import { migrate } from './migrate'
import * as schema from './schema'

/** Rows of each large table; ONRECORD_TEST_SIZE=full asks the planner about a record of real size. */
export const SIZE = process.env.ONRECORD_TEST_SIZE === 'full' ? 100_000 : 5_000

/** Every so many rows the word "zebra" stands in a claim, and in words as printed: some 30 in all. */
export const FEW = Math.floor(SIZE / 15)

/** Statements that the room sent since this was emptied, as the driver got them. */
export const sent: { query: string; params: unknown[] }[] = []

/**
 * A database of its own with SIZE articles, sources, claims, utterances and attestations, which DATABASE_URL
 * names until the returned function drops it. The statements of the room are noted in `sent`.
 */
export async function bulkDatabase(): Promise<() => Promise<void>> {
  const before = process.env.DATABASE_URL!
  const name = `bulk_${process.pid}`
  const url = before.replace(/[^/]*$/, name)
  const outer = postgres(before, { max: 1, onnotice: () => {} })
  await outer.unsafe(`drop database if exists ${name} with (force)`)
  await outer.unsafe(`create database ${name}`)
  await migrate(url)
  const client = postgres(url, { max: 4, onnotice: () => {} })
  await fill(client)
  const logger = { logQuery: (query: string, params: unknown[]) => void sent.push({ query, params }) }
  const db = drizzle(client, { schema, casing: 'snake_case', logger })
  process.env.DATABASE_URL = url
  ;(globalThis as { __database?: unknown }).__database = { url, client, db }
  return async () => {
    await closeDatabase()
    process.env.DATABASE_URL = before
    await outer.unsafe(`drop database ${name} with (force)`)
    await outer.end()
  }
}

/** Every tenth row is of source 1 or on behalf of source 2; days repeat, so that numbers must part equal keys. */
async function fill(client: postgres.Sql): Promise<void> {
  await client.begin(async (tx) => {
    // The triggers are tested elsewhere; here their columns are set by hand.
    await tx`set local session_replication_role = replica`
    await tx.unsafe(`
      create function day(i integer) returns date language sql immutable as
        $$ select '2020-01-01'::date + (i * 7919) % 700 $$;
      insert into users (email, name, role)
        select 'user' || i || '@example.org', 'User ' || i, 'admin' from generate_series(1, 250) i;
      insert into invitations (email, name, role, token_hash, expires_at, taken_back_at)
        select 'new' || i || '@example.org', 'New ' || i, 'editor', md5(i::text) || md5('t' || i), now(),
          case when i % 400 > 0 then now() end
        from generate_series(1, ${SIZE}) i;
      insert into sign_ins (user_id, place, outcome)
        select 1 + i % 40, '192.0.2.' || i % 200, (array['in', 'password', 'code', 'off'])[1 + (i / 40) % 4]
        from generate_series(1, ${SIZE}) i;
      insert into recovery_codes (user_id, code_hash) select 1 + i % 250, md5(i::text) from generate_series(1, ${SIZE}) i;
      insert into publishers (name) select 'Publisher ' || i from generate_series(1, 20) i;
      insert into articles (publisher_id, title, url, published_on, published_from, published_to, public_passages)
        select 1 + i % 20, 'Article ' || i || repeat(' and more', 8), 'https://example.org/' || repeat('x', 80) || i,
          case when i % 9 > 0 then day(i)::text end, case when i % 9 > 0 then day(i) end, case when i % 9 > 0 then day(i) end, i % 2
        from generate_series(1, ${SIZE}) i;
      update articles set work = (array['new', 'in-work', 'set-aside'])[1 + id % 20]::work_state,
          held_by = case when id % 20 = 1 then 1 + id % 25 end, held_at = case when id % 20 = 1 then now() end
        where id % 20 < 3;
      update articles set work = 'done', held_by = 1 where id % 20 > 2;
      update articles set joined_into = 7 where id % 100 = 33;
      update articles set to_repair = 1 where id % 100 = 4;
      update articles set problem = 'The page answers 404.' where id % 100 = 5;
      update articles set twin_id = id - 1, twin_score = 0.9 where id % 100 = 6;
      update articles set title = title || ' zebra' where id % ${FEW} = 3;
      insert into feeds (address, title) select 'https://example.org/feed' || i, 'Feed ' || i from generate_series(1, 25) i;
      insert into imports (name, state, rows) select 'list.csv', 'done', ${SIZE};
      insert into import_rows (import_id, line, state, article_id) select 1, i, 'new', i from generate_series(1, ${SIZE}) i;
      insert into feed_items (feed_id, key, article_id) select 1000 + i % 1000, 'item ' || i, i from generate_series(1, ${SIZE}) i;
      insert into article_versions (article_id, number, text, length, hash)
        select id, 1, md5(id::text), 32, repeat('0', 64) from articles order by id;
      insert into article_versions (article_id, number, text, length, hash)
        select id, 2, md5(id::text) || '.', 33, repeat('1', 64) from articles where id % 3 = 0;
      insert into sources (kind, name, description, confirmed, public_utterances)
        select case when i = 2 then 'organisation' else 'person' end::source_kind,
          left(md5(i::text), 6) || ' ' || left(md5('x' || i), 8), repeat('described ', 15),
          i % 1000 > 0, i % 5
        from generate_series(1, ${SIZE}) i;
      insert into organisation_parents (source_id, parent_id) select 1000 + i, case when i <= 120 then 3 else 10 + i % 900 end from generate_series(1, ${SIZE} - 1000) i;
      update sources set kind = 'group' where id % 500 = 50;
      insert into identifiers (source_id, scheme, value) select id, 'viaf', id from sources where id % 2 = 0;
      insert into source_names (source_id, name) select id, left(md5('n' || id), 10) from sources;
      insert into proposals (door, input, object, object_id, reason, state, decided_at, created_by)
        select 'addIdentifier', jsonb_build_object('sourceId', i, 'scheme', 'viaf', 'value', '12'), 'sources', i, 'Because.',
          case when i % 50 = 0 then 'open' else 'declined' end, case when i % 50 > 0 then now() end, 1 + i % 250
        from generate_series(1, ${SIZE}) i;
      insert into claims (wording, state, published_at, last_said)
        select md5(i::text) || ' and ' || md5('c' || i) || ' and ' || md5('d' || i)
            || case when i % ${FEW} = 1 then ' zebra' else '' end,
          (case when i % 5 = 0 then 'draft' else 'published' end)::state, now(), case when i % 5 > 0 then day(i) end
        from generate_series(1, ${SIZE}) i;
      insert into topics (name) select 'Topic ' || i from generate_series(1, 120) i;
      insert into claim_topics (claim_id, topic_id) select id, 1 + (id / 20) % 120 from claims where id % 20 = 1;
      insert into utterances (claim_id, source_id, speaks_for_id, capacity, channel, stance,
          said_on, said_from, said_to, said_basis, public)
        select i, case when i % 10 = 1 then 1 else 3 + i % 1000 end, case when i % 10 = 2 then 2 end,
          repeat('capacity ', 12), repeat('channel ', 12), 'asserts',
          day(i)::text, day(i), day(i), 'stated', i % 5 > 0
        from generate_series(1, ${SIZE}) i;
      insert into attestations (utterance_id, version_id, kind, content, state, public)
        select i, i, 'direct', jsonb_build_array(jsonb_build_object('start', 0, 'end', 32,
            'prefix', repeat('p', 32), 'suffix', repeat('s', 32), 'exact', md5(i::text) || case when i % ${FEW} = 2 then ' zebra' else '' end)),
          (case when i % 5 = 0 then 'draft' else 'published' end)::state, i % 5 > 0
        from generate_series(1, ${SIZE}) i;
      insert into comments (claim_id, article_id, body, created_by)
        select case when i % 2 = 0 then i end, case when i % 2 = 1 then i end, 'Is the day right?', 1 + i % 250 from generate_series(1, ${SIZE}) i;
      insert into comments (claim_id, body) select 9, 'Comment ' || i from generate_series(1, 200) i;
      insert into mentions (comment_id, user_id, seen_at)
        select id, 1 + id % 250, case when id % 3 > 0 then now() end from comments;
      insert into reviews (claim_id, attestation_ids, created_by, state)
        select i, array[i], 1 + i % 250, (case when i % ${FEW} = 0 then 'waiting' else 'taken-back' end) from generate_series(1, ${SIZE}) i;
      insert into claim_links (from_id, to_id, kind, reason)
        select i, 1 + (i + 10) % ${SIZE}, (array['contradicts', 'reverses', 'refines'])[1 + i % 3]::link_kind, 'Because.' from generate_series(1, ${SIZE}) i;
      insert into assessments (claim_id, rating, place, places, reasons, assessed_on, state)
        select i, 'Disputed', 3, 5, 'Because.', day(i), 'published' from generate_series(1, ${SIZE}) i;
      update settings set review = true;
      update users set role = 'editor' where id = 2;
      update claim_links set state = 'draft', created_by = 2 where id % 50 = 7;
      update assessments set state = 'draft', created_by = 2 where id % 50 = 7;
      insert into evidence (assessment_id, side, article_id) select i, 'for', i from generate_series(1, ${SIZE}) i;
      insert into anchors (attestation_id, version_id, outcome, content, score, state)
        select a.id, v.id, 'exact', a.content, 1, 'kept'
        from attestations a join article_versions v on v.article_id = a.version_id and v.number = 2;
      update articles set to_repair = 1 where id % 40 = 0;
      insert into article_addresses (article_id, address, key)
        select id, url, 'example.org/' || id from articles;
      insert into captures (article_id, address) select id, url from articles;
      insert into imports (name, state, rows, failed)
        select 'List ' || i, (case when i % ${FEW} = 0 then 'paused' else 'done' end)::import_state, 0, 0 from generate_series(1, ${SIZE}) i;
      update imports set rows = ${SIZE}, failed = ${SIZE} / 2 where id = 7;
      insert into import_rows (import_id, line, data, state, problem)
        select 7, i, jsonb_build_object('url', 'https://example.org/' || i), (case when i % 2 = 0 then 'failed' else 'waiting' end)::import_row_state,
          case when i % 2 = 0 then 'The page answers 404.' end
        from generate_series(1, ${SIZE}) i;
      insert into feeds (address, title, next_poll)
        select 'https://example.org/feed/' || i, 'Feed ' || i, now() + make_interval(mins => i - ${FEW}) from generate_series(1, ${SIZE}) i;
      insert into feed_items (feed_id, key, address, article_id)
        select case when i % 125 = 0 then 3 else 100 + i % 2000 end, 'item ' || i, 'https://example.org/' || i, case when i % 3 = 0 then i end from generate_series(1, ${SIZE}) i;
      insert into roles (source_id, organisation_id, title) select 3 + i, 2, 'Title ' || i from generate_series(1, 300) i;
      insert into identifiers (source_id, scheme, value) select id, 'wikidata', 'Q' || id from sources where id % 2 = 0;
      insert into organisation_parents (source_id, parent_id) select i, 2 from generate_series(3, ${SIZE}) i;
      insert into merges (object, from_id, into_id, kind, reason) select 'sources', i, i + 1, 'split', 'A namesake.' from generate_series(1, ${SIZE}) i;
      insert into merge_moves (merge_id, object, object_id, field) select i, 'utterances', i, 'source_id' from generate_series(1, ${SIZE}) i;
      insert into readings (version_id, suggestions, at) select id, 1, '2020-01-01' from article_versions;
      insert into second_readings (version_id, model, ended) select id, 'a model', true from article_versions;
      insert into suggestions (version_id, content, kind, stance, wording, speaker, said_on, said_basis, confidence, rule, reason,
          utterance, state, decided_at, attestation_id, created_at)
        select i, jsonb_build_array(jsonb_build_object('start', 0, 'end', 32, 'exact', md5(i::text),
            'prefix', repeat('p', 32), 'suffix', repeat('s', 32))),
          'direct', 'asserts', 'Claim ' || i, jsonb_build_object('name', left(md5(i::text), 6) || ' ' || left(md5('x' || i), 8),
            'kind', 'person', 'capacity', null, 'organisation', null, 'place', false),
          '2020-01-01', 'stated', 0.5, 'clause', 'a reason', 0,
          (array['open', 'dismissed', 'accepted'])[1 + i % 3]::suggestion_state,
          case when i % 3 > 0 then now() end, case when i % 3 = 2 then i end, now() - make_interval(days => i % 1000)
        from generate_series(1, ${SIZE}) i;
      insert into graphile_worker._private_tasks (identifier) values ('suggest');
      insert into graphile_worker._private_jobs (task_id, payload, key)
        select t.id, '{}', 'suggest:' || i from graphile_worker._private_tasks t, generate_series(1, ${SIZE}) i;
      update attestations set created_at = now() - make_interval(days => id % 1000), created_by = 1;
      insert into revisions (actor_id, object, object_id, action, after)
        select case when i % 3 > 0 then 1 + i % 3 end, 'topics', 1 + i % 120, 'update', '{"name": "Topic"}'
        from generate_series(1, 600) i;
      insert into revisions (actor_id, object, object_id, action, after, shown)
        select 1, 'source_names', id, 'insert', to_jsonb(n), 'added' from source_names n
        union all select 1, 'article_versions', id, 'insert', to_jsonb(v) - 'text', null from article_versions v
        union all select 1, 'attestations', id, 'update', jsonb_build_object('state', state), 'added'
          from attestations where state = 'published';
      insert into revisions (actor_id, object, object_id, action, before, after, shown)
        select 1, 'source_names', n.id, 'update', to_jsonb(n), to_jsonb(n) || jsonb_build_object('name', 'Name ' || i), 'corrected'
        from source_names n, generate_series(1, 120) i where n.source_id = 9
        union all
        select 1, 'articles', a.id, 'update', to_jsonb(a), to_jsonb(a) || jsonb_build_object('title', 'Title ' || i), 'corrected'
        from articles a, generate_series(1, 120) i where a.id = 9;
      insert into revisions (actor_id, object, object_id, action, after, claim_id, shown)
        select 1, 'claims', id, 'update', '{"state": "published"}', id, case when state = 'published' then 'added' end
        from claims;
      insert into revisions (actor_id, object, object_id, action, before, after, claim_id)
        select 1, 'utterances', id, 'update', to_jsonb(utterances), to_jsonb(utterances), claim_id from utterances;
      insert into revisions (actor_id, object, object_id, action, before, after, claim_id, shown)
        select 1, 'claims', c.id, 'update', to_jsonb(c), to_jsonb(c) || '{"wording": "Another."}', c.id, 'corrected'
        from claims c where state = 'published' and id % 2 = 0 or id = ${SIZE - 1};
      insert into revisions (actor_id, object, object_id, action, before, after, claim_id, shown)
        select 1, 'claims', c.id, 'update', to_jsonb(c), to_jsonb(c) || jsonb_build_object('wording', 'Wording ' || i),
          c.id, 'corrected'
        from claims c, generate_series(1, 120) i where c.id = 9;`)
  })
  await client.unsafe(`
    insert into search_documents (utterance_id, claim_id, said_from, said_to, source_id, speaks_for_id, organisation_ids,
        publisher_ids, topic_ids, stance, kinds, channel, words)
      select utterance_id, claim_id, said_from, said_to, source_id, speaks_for_id, organisation_ids,
        publisher_ids, topic_ids, stance, kinds, channel, words from searchable;
    insert into search_languages (config) values ('record_english');
    insert into name_words (word)
      select distinct word from sources, regexp_split_to_table(plain(name), '[^[:alnum:]]+') as word`)
  await client`vacuum analyze`
}
