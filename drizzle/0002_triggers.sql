-- Columns that triggers keep: no version is counted and no revision written for them.
create function derived_columns() returns text[]
  language sql immutable parallel safe
  return array['version', 'public', 'last_said', 'public_utterances', 'public_passages', 'search'];
--> statement-breakpoint
create function acting_user() returns integer
  language sql stable
  return nullif(current_setting('onrecord.actor', true), '')::integer;
--> statement-breakpoint
create function removing_samples() returns boolean
  language sql stable
  return coalesce(current_setting('onrecord.removing_samples', true), '') = 'on';
--> statement-breakpoint

-- Who made the row, and how often it changed.
create function stamp_row() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if tg_table_name <> 'users' then new.created_by := coalesce(new.created_by, acting_user()); end if;
    new.version := 1;
  elsif to_jsonb(new) - derived_columns() is distinct from to_jsonb(old) - derived_columns()
     or new.version > old.version then
    new.version := old.version + 1;
  else
    new.version := old.version;
  end if;
  return new;
end $$;
--> statement-breakpoint

-- One revision for each change, whichever program made it. Secrets and whole texts stay out of it.
create function keep_revision() returns trigger language plpgsql as $$
declare
  hidden constant text[] := derived_columns() || array['password_hash', 'text'];
  before_row jsonb;
  after_row jsonb;
begin
  if removing_samples() then return null; end if;
  if tg_op <> 'INSERT' then before_row := to_jsonb(old) - hidden; end if;
  if tg_op <> 'DELETE' then after_row := to_jsonb(new) - hidden; end if;
  if tg_table_name = 'users' and tg_op = 'UPDATE' and
     to_jsonb(new) ->> 'password_hash' is distinct from to_jsonb(old) ->> 'password_hash' then
    after_row := after_row || '{"password": "changed"}';
  end if;
  if before_row is not distinct from after_row then return null; end if;
  insert into revisions (actor_id, object, object_id, action, before, after, reason)
  values (
    acting_user(),
    tg_table_name,
    (coalesce(after_row, before_row) ->> case when tg_table_name = 'claim_topics' then 'claim_id' else 'id' end)::integer,
    lower(tg_op),
    before_row,
    after_row,
    nullif(current_setting('onrecord.reason', true), '')
  );
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  noun text;
begin
  foreach noun in array array['users', 'publishers', 'articles', 'article_versions', 'sources', 'source_names',
                              'roles', 'claims', 'utterances', 'attestations', 'topics'] loop
    execute format('create trigger a_stamp before insert or update on %I for each row execute function stamp_row()', noun);
    execute format('create trigger z_revision after insert or update or delete on %I for each row execute function keep_revision()', noun);
  end loop;
end $$;
--> statement-breakpoint
create trigger z_revision after insert or update or delete on claim_topics
  for each row execute function keep_revision();
--> statement-breakpoint

-- The topics are part of what an editor reads of a claim: another topic is another version of it.
create function count_topics() returns trigger language plpgsql as $$
begin
  update claims set version = version + 1 where id = coalesce(new.claim_id, old.claim_id);
  return null;
end $$;
--> statement-breakpoint
create trigger a_version after insert or delete on claim_topics
  for each row execute function count_topics();
--> statement-breakpoint

create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'article_versions' and removing_samples() then return old; end if;
  raise exception '% are never changed', replace(tg_table_name, '_', ' ')
    using errcode = 'check_violation', constraint = tg_table_name || '_immutable';
end $$;
--> statement-breakpoint
create trigger immutable before update or delete on article_versions
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger immutable before update or delete on revisions
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger immutable_whole before truncate on revisions
  for each statement execute function refuse_change();
--> statement-breakpoint

-- Offsets count UTF-16 units, as browsers do: a character beyond the basic plane takes two places.
create function utf16(words text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(words, '([^\u0001-\uffff])', E'\\1\x01', 'g');
--> statement-breakpoint
alter table article_versions add constraint article_versions_units check (length(utf16(text)) = length);
--> statement-breakpoint
create function check_span(pieces jsonb, words text, units integer, what text, most integer) returns void
  language plpgsql immutable as $$
declare
  piece jsonb;
  reached integer := 0;
begin
  if jsonb_typeof(pieces) <> 'array' or jsonb_array_length(pieces) > most then
    raise exception 'the % is not a list of at most % ranges', what, most
      using errcode = 'check_violation', constraint = 'attestations_span';
  end if;
  for piece in select value from jsonb_array_elements(pieces) loop
    if (piece ->> 'start')::integer < reached or (piece ->> 'end')::integer <= (piece ->> 'start')::integer
       or (piece ->> 'end')::integer > units then
      raise exception 'the % lies outside the text of its version, or its ranges overlap', what
        using errcode = 'check_violation', constraint = 'attestations_span';
    end if;
    reached := (piece ->> 'end')::integer;
    if length(utf16(piece ->> 'exact')) is distinct from reached - (piece ->> 'start')::integer
       or (words is not null and substr(words, (piece ->> 'start')::integer + 1, reached - (piece ->> 'start')::integer)
           <> utf16(piece ->> 'exact'))
       -- The sign that utf16() puts for the second half of a character is no word of a text.
       or piece ->> 'exact' like E'%\x01%'
       or piece ->> 'prefix' is null or piece ->> 'suffix' is null then
      raise exception 'the % is not word for word as printed', what
        using errcode = 'check_violation', constraint = 'attestations_span';
    end if;
  end loop;
end $$;
--> statement-breakpoint
create function check_attestation_spans() returns trigger language plpgsql as $$
declare
  words text;
  units integer;
begin
  select utf16(v.text), v.length into words, units from article_versions v where v.id = new.version_id;
  perform check_span(new.content, words, units, 'content', 20);
  perform check_span(new.cue, words, units, 'cue', 5);
  perform check_span(new.mention, words, units, 'mention', 5);
  if jsonb_array_length(new.content) = 0 then
    raise exception 'an attestation needs words of the text'
      using errcode = 'check_violation', constraint = 'attestations_span';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger b_spans before insert or update of content, cue, mention, version_id on attestations
  for each row execute function check_attestation_spans();
--> statement-breakpoint

create function check_source_kinds() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'roles' then
    if not exists (select from sources where id = new.source_id and kind = 'person') then
      raise exception 'only a person holds a role'
        using errcode = 'check_violation', constraint = 'roles_of_persons';
    end if;
    if exists (select from sources where id = new.organisation_id and kind in ('person', 'unnamed')) then
      raise exception 'a role is held at an organisation'
        using errcode = 'check_violation', constraint = 'roles_at_organisations';
    end if;
  elsif tg_table_name = 'utterances' then
    if exists (select from sources where id = new.speaks_for_id and kind not in ('organisation', 'group')) then
      raise exception 'one speaks for an organisation'
        using errcode = 'check_violation', constraint = 'utterances_speaks_for_organisation';
    end if;
  elsif new.kind <> old.kind and (
    exists (select from roles where source_id = new.id and new.kind <> 'person')
    or exists (select from roles where organisation_id = new.id and new.kind in ('person', 'unnamed'))
    or exists (select from utterances where speaks_for_id = new.id and new.kind not in ('organisation', 'group'))) then
    raise exception 'roles or statements rest on the kind of this source'
      using errcode = 'check_violation', constraint = 'sources_kind_in_use';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger b_kinds before insert or update of source_id, organisation_id on roles
  for each row execute function check_source_kinds();
--> statement-breakpoint
create trigger b_kinds before insert or update of speaks_for_id on utterances
  for each row execute function check_source_kinds();
--> statement-breakpoint
create trigger b_kinds before update of kind on sources
  for each row execute function check_source_kinds();
--> statement-breakpoint

-- Nothing published is deleted or turned back into a draft: it is withdrawn.
create function keep_published() returns trigger language plpgsql as $$
begin
  if removing_samples() then return coalesce(new, old); end if;
  if old.state <> 'draft' and (tg_op = 'DELETE' or new.state = 'draft') then
    raise exception 'what was published is withdrawn, never deleted'
      using errcode = 'check_violation', constraint = tg_table_name || '_kept';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger c_kept before update of state or delete on claims for each row execute function keep_published();
--> statement-breakpoint
create trigger c_kept before update of state or delete on attestations for each row execute function keep_published();
--> statement-breakpoint

-- What readers see of one claim, worked out again: attestations, utterances, days and counts.
create function refresh_claim(claim integer) returns void language plpgsql as $$
declare
  shown boolean;
  articles_touched integer[];
  sources_touched integer[];
begin
  -- One at a time: what another transaction does to the same claim is seen by the statements below.
  select state = 'published' into shown from claims where id = claim for no key update;
  with changed as (
    update attestations a set public = not a.public
    from utterances u
    where u.id = a.utterance_id and u.claim_id = claim and a.public <> (shown and a.state = 'published')
    returning a.version_id
  )
  select array_agg(distinct v.article_id) into articles_touched
  from changed join article_versions v on v.id = changed.version_id;
  with changed as (
    update utterances u set public = not u.public
    where u.claim_id = claim
      and u.public <> exists (select from attestations a where a.utterance_id = u.id and a.public)
    returning u.source_id, u.speaks_for_id
  )
  select array_agg(source_id) || array_agg(speaks_for_id) into sources_touched from changed;
  update claims c set last_said = latest.day
  from (select max(said_to) as day from utterances where claim_id = claim and public) as latest
  where c.id = claim and c.last_said is distinct from latest.day;
  perform count_passages(touched) from unnest(articles_touched) as touched;
  perform count_utterances(touched) from (select distinct unnest(sources_touched) order by 1) as listed (touched);
end $$;
--> statement-breakpoint
create function count_passages(article integer) returns void language sql as $$
  -- Locked first: the count must see what the one before has committed.
  select from articles where id = article for no key update;
  update articles set public_passages = counted.passages
  from (select count(*) as passages from attestations a join article_versions v on v.id = a.version_id
        where v.article_id = article and a.public) as counted
  where id = article and public_passages <> counted.passages;
$$;
--> statement-breakpoint
create function count_utterances(source integer) returns void language sql as $$
  select from sources where id = source for no key update;
  update sources set public_utterances = counted.utterances
  from (select count(*) as utterances from utterances
        where (source_id = source or speaks_for_id = source) and public) as counted
  where id = source and public_utterances <> counted.utterances;
$$;
--> statement-breakpoint
create function follow_claim() returns trigger language plpgsql as $$
begin
  perform refresh_claim(new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger d_visible after update of state on claims for each row execute function follow_claim();
--> statement-breakpoint
create function follow_utterance() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.claim_id <> new.claim_id then perform refresh_claim(old.claim_id); end if;
  perform refresh_claim((coalesce(new, old)).claim_id);
  if tg_op = 'UPDATE' then
    perform count_utterances(touched)
    from (select distinct unnest(array[old.source_id, old.speaks_for_id, new.source_id, new.speaks_for_id]) order by 1)
      as listed (touched);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger d_visible after update of claim_id, source_id, speaks_for_id, said_to or delete on utterances
  for each row execute function follow_utterance();
--> statement-breakpoint
create function follow_attestation() returns trigger language plpgsql as $$
declare
  claim integer;
begin
  for claim in
    select distinct claim_id from utterances where id in (old.utterance_id, new.utterance_id) order by 1
  loop
    perform refresh_claim(claim);
  end loop;
  if tg_op <> 'INSERT' then
    perform count_passages(v.article_id) from article_versions v where v.id in (old.version_id, new.version_id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger d_visible after insert or update of state, utterance_id, version_id or delete on attestations
  for each row execute function follow_attestation();
--> statement-breakpoint

-- At commit: a published claim rests on printed words, and every published passage has a source and a day.
create function check_published() returns trigger language plpgsql as $$
declare
  claim integer;
  concerned integer[];
begin
  if tg_table_name = 'claims' then concerned := array[new.id];
  elsif tg_table_name = 'utterances' then concerned := array[old.claim_id, new.claim_id];
  else select array_agg(claim_id) into concerned from utterances where id in (old.utterance_id, new.utterance_id);
  end if;
  for claim in select id from claims where id = any (concerned) loop
    if exists (select from claims where id = claim and state = 'published')
       and not exists (select from attestations a join utterances u on u.id = a.utterance_id
                       where u.claim_id = claim and a.state = 'published') then
      raise exception 'a published claim rests on at least one published passage'
        using errcode = 'check_violation', constraint = 'claims_published_with_utterance';
    end if;
    if exists (select from attestations a join utterances u on u.id = a.utterance_id
               where u.claim_id = claim and a.state = 'published'
                 and (u.source_id is null or u.said_on is null)) then
      raise exception 'a published passage needs a source and a day'
        using errcode = 'check_violation', constraint = 'attestations_published_whole';
    end if;
    if exists (select from claims where id = claim and state = 'draft')
       and exists (select from attestations a join utterances u on u.id = a.utterance_id
                   where u.claim_id = claim and a.state = 'published') then
      raise exception 'a published passage stands in a public claim'
        using errcode = 'check_violation', constraint = 'attestations_in_public_claim';
    end if;
  end loop;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger e_published after insert or update of state on claims
  deferrable initially deferred for each row execute function check_published();
--> statement-breakpoint
create constraint trigger e_published after update of claim_id, source_id, said_on or delete on utterances
  deferrable initially deferred for each row execute function check_published();
--> statement-breakpoint
create constraint trigger e_published after insert or update of state, utterance_id or delete on attestations
  deferrable initially deferred for each row execute function check_published();
