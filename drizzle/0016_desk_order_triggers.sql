-- When somebody signed in last, and the last code taken, are no change of a user.
create or replace function derived_columns() returns text[]
  language sql immutable parallel safe
  return array['version', 'public', 'last_said', 'public_utterances', 'public_passages', 'search',
               'work', 'held_by', 'held_at', 'fetched_at', 'next_fetch', 'watched', 'watched_since', 'to_repair',
               'twin_id', 'twin_score', 'etag', 'last_modified', 'polled_at', 'next_poll', 'failures', 'unchanged',
               'problem', 'last_signed_in_at', 'totp_step'];
--> statement-breakpoint

-- One revision for each change, with where it came from. Secrets and whole texts stay out of it.
create or replace function keep_revision() returns trigger language plpgsql as $$
declare
  hidden constant text[] := derived_columns() || array['password_hash', 'text', 'totp_secret', 'token_hash'];
  was jsonb;
  is_now jsonb;
  before_row jsonb;
  after_row jsonb;
begin
  if removing_samples() then return null; end if;
  if tg_op <> 'INSERT' then was := to_jsonb(old); before_row := was - hidden; end if;
  if tg_op <> 'DELETE' then is_now := to_jsonb(new); after_row := is_now - hidden; end if;
  if tg_table_name = 'users' and tg_op = 'UPDATE' and
     to_jsonb(new) ->> 'password_hash' is distinct from to_jsonb(old) ->> 'password_hash' then
    after_row := after_row || '{"password": "changed"}';
  end if;
  if before_row is not distinct from after_row then return null; end if;
  insert into revisions (actor_id, place, object, object_id, action, before, after, reason, claim_id, shown)
  values (
    acting_user(),
    nullif(current_setting('onrecord.place', true), ''),
    tg_table_name,
    (coalesce(after_row, before_row) ->> case when tg_table_name = 'claim_topics' then 'claim_id' else 'id' end)::integer,
    lower(tg_op),
    before_row,
    after_row,
    nullif(current_setting('onrecord.reason', true), ''),
    claim_of(tg_table_name, coalesce(is_now, was)),
    shown_change(tg_table_name, was, is_now)
  );
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  noun text;
begin
  foreach noun in array array['invitations', 'identifiers', 'organisation_parents', 'publisher_names', 'publisher_hosts',
                              'topic_names', 'merges', 'proposals', 'reviews', 'comments'] loop
    execute format('create trigger a_stamp before insert or update on %I for each row execute function stamp_row()', noun);
    execute format('create trigger z_revision after insert or update or delete on %I for each row execute function keep_revision()', noun);
  end loop;
  foreach noun in array array['seals', 'sign_ins', 'backups'] loop
    execute format('create trigger immutable before update or delete on %I for each row execute function refuse_change()', noun);
    execute format('create trigger immutable_whole before truncate on %I for each statement execute function refuse_change()', noun);
  end loop;
end $$;
