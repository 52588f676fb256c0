import { client } from './connection'

/** The wording that `fillRows` gives a claim. */
export const wordingOf = (claim: number) => `Claim ${claim} is on record.`

/** Fills an empty record with so many public claims, each said once, ten to an article; numbers are 1 to `rows`. */
export async function fillRows(rows: number): Promise<void> {
  await client().begin(async (tx) => {
    // The triggers write revisions row by row; here their columns are set by hand.
    await tx`set local session_replication_role = replica`
    await tx`set local statement_timeout = 0`
    await tx.unsafe(`
      insert into articles (title, published_on, published_from, published_to, public_passages)
        select 'Article ' || i, '2023-03-17', '2023-03-17', '2023-03-17', 10 from generate_series(1, ${Math.ceil(rows / 10)}) i;
      insert into article_versions (article_id, number, text, length, hash)
        select id, 1, repeat(md5(id::text) || ' said so. ', 50), 2100, md5(id::text) || md5(id::text) from articles;
      insert into sources (kind, name, confirmed, public_utterances)
        select 'person', 'Person ' || md5(i::text), true, 20 from generate_series(1, ${Math.ceil(rows / 20)}) i;
      insert into claims (wording, state, published_at, last_said)
        select 'Claim ' || i || ' is on record.', 'published', now(), date '2023-03-17' - i % 3000 from generate_series(1, ${rows}) i;
      insert into utterances (claim_id, source_id, stance, said_on, said_from, said_to, said_basis, public)
        select id, 1 + id % ${Math.ceil(rows / 20)}, 'asserts', last_said::text, last_said, last_said, 'stated', true from claims;
      insert into attestations (utterance_id, version_id, kind, content, state, public)
        select u.id, 1 + u.id % ${Math.ceil(rows / 10)}, 'direct', jsonb_build_array(jsonb_build_object('start', 0, 'end', 32,
          'exact', md5((1 + u.id % ${Math.ceil(rows / 10)})::text), 'prefix', '', 'suffix', ' said so.')), 'published', true from utterances u;`)
  })
  await client()`vacuum analyze`
}
