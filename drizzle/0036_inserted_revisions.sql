-- Columns that no revision holds: what triggers keep, secrets and whole texts.
create function hidden_columns() returns text[]
  language sql immutable parallel safe
  return derived_columns() || array['password_hash', 'text', 'totp_secret', 'token_hash'];
--> statement-breakpoint
-- The same as before; only passages have to be looked up.
create or replace function claim_of(noun text, kept jsonb) returns integer language plpgsql stable as $$
begin
  case noun
    when 'claims' then return (kept ->> 'id')::integer;
    when 'utterances', 'claim_topics', 'assessments' then return (kept ->> 'claim_id')::integer;
    when 'claim_links' then return (kept ->> 'from_id')::integer;
    when 'attestations' then
      return (select claim_id from utterances where id = (kept ->> 'utterance_id')::integer);
    when 'anchors' then
      return (select u.claim_id from attestations a join utterances u on u.id = a.utterance_id
              where a.id = (kept ->> 'attestation_id')::integer);
    when 'evidence' then return (select claim_id from assessments where id = (kept ->> 'assessment_id')::integer);
    else return null;
  end case;
end $$;
--> statement-breakpoint
-- One revision for each change of a row, whichever program made it.
create or replace function keep_revision() returns trigger language plpgsql as $$
declare
  hidden constant text[] := hidden_columns();
  was constant jsonb := to_jsonb(old);
  is_now constant jsonb := case when tg_op = 'UPDATE' then to_jsonb(new) end;
  before_row constant jsonb := was - hidden;
  after_row jsonb := is_now - hidden;
begin
  if removing_samples() then return null; end if;
  if tg_table_name = 'users' and is_now ->> 'password_hash' is distinct from was ->> 'password_hash' then
    after_row := after_row || '{"password": "changed"}';
  end if;
  if before_row is not distinct from after_row then return null; end if;
  insert into revisions (actor_id, place, object, object_id, action, before, after, reason, claim_id, shown)
  values (
    acting_user(),
    nullif(current_setting('onrecord.place', true), ''),
    tg_table_name,
    (was ->> case when tg_table_name = 'claim_topics' then 'claim_id' else 'id' end)::integer,
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
-- One for each new row, all those of a statement at once: many come in together.
create function keep_new_rows() returns trigger language plpgsql as $$
begin
  if removing_samples() then return null; end if;
  insert into revisions (actor_id, place, object, object_id, action, after, reason, claim_id, shown)
  select
    acting_user(),
    nullif(current_setting('onrecord.place', true), ''),
    tg_table_name,
    (is_now ->> case when tg_table_name = 'claim_topics' then 'claim_id' else 'id' end)::integer,
    'insert',
    is_now - hidden_columns(),
    nullif(current_setting('onrecord.reason', true), ''),
    claim_of(tg_table_name, is_now),
    shown_change(tg_table_name, null, is_now)
  from (select to_jsonb(made) as is_now from made) as listed;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  noun text;
begin
  for noun in
    select event_object_table from information_schema.triggers
    where trigger_schema = 'public' and trigger_name = 'z_revision' and event_manipulation = 'INSERT' order by 1
  loop
    execute format('drop trigger z_revision on %I', noun);
    execute format('create trigger z_revision after update or delete on %I for each row execute function keep_revision()', noun);
    execute format('create trigger z_revision_new after insert on %I referencing new table as made for each statement execute function keep_new_rows()', noun);
  end loop;
end $$;
