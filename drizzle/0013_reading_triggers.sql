-- A large record takes long to be searched anew.
set local statement_timeout = 0;
--> statement-breakpoint
-- A text search configuration for each language that Postgres stems, accents put aside; the rest is kept as written.
do $$
declare
  language text;
begin
  foreach language in array array['arabic', 'danish', 'dutch', 'finnish', 'french', 'german', 'greek', 'hungarian', 'indonesian',
                                  'italian', 'norwegian', 'portuguese', 'romanian', 'russian', 'spanish', 'swedish', 'turkish'] loop
    execute format('create text search configuration %I (copy = pg_catalog.%I)', 'record_' || language, language);
    execute format('alter text search configuration %I alter mapping for hword, hword_part, word with unaccent, %I',
      'record_' || language, language || '_stem');
  end loop;
end $$;
--> statement-breakpoint
create text search configuration record_simple (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration record_simple alter mapping for hword, hword_part, word with unaccent, simple;
--> statement-breakpoint
-- The configuration of a BCP 47 tag.
create function record_config(language text) returns regconfig
  language sql immutable parallel safe
  return case split_part(lower(language), '-', 1)
    when 'ar' then 'record_arabic'::regconfig when 'da' then 'record_danish'::regconfig
    when 'nl' then 'record_dutch'::regconfig when 'en' then 'record_english'::regconfig
    when 'fi' then 'record_finnish'::regconfig when 'fr' then 'record_french'::regconfig
    when 'de' then 'record_german'::regconfig when 'el' then 'record_greek'::regconfig
    when 'hu' then 'record_hungarian'::regconfig when 'id' then 'record_indonesian'::regconfig
    when 'it' then 'record_italian'::regconfig when 'no' then 'record_norwegian'::regconfig
    when 'nb' then 'record_norwegian'::regconfig when 'nn' then 'record_norwegian'::regconfig
    when 'pt' then 'record_portuguese'::regconfig when 'ro' then 'record_romanian'::regconfig
    when 'ru' then 'record_russian'::regconfig when 'es' then 'record_spanish'::regconfig
    when 'sv' then 'record_swedish'::regconfig when 'tr' then 'record_turkish'::regconfig
    else 'record_simple'::regconfig end;
--> statement-breakpoint

-- What stands in quotation marks: of a direct quotation all, of a mixed one the parts between marks.
create function quoted_words(kind quote_kind, pieces jsonb) returns text
  language sql immutable parallel safe
  return case kind
    when 'direct' then span_words(pieces)
    when 'mixed' then (
      select string_agg(found[1], ' ') from regexp_matches(span_words(pieces), '[“”„"«»]([^“”„"«»]+)[“”"«»]', 'g') as found)
  end;
--> statement-breakpoint
-- The same query, asked only of words with this weight.
create function weighing(query tsquery, weight text) returns tsquery
  language sql immutable parallel safe
  return regexp_replace(query::text, '''(?:[^'']|'''')*''', '\&:' || weight, 'g')::tsquery;
--> statement-breakpoint

-- The search document of each public utterance; a text is searched as far as its first 100,000 characters.
create view searchable as
select u.id as utterance_id, u.claim_id, u.said_from, u.said_to, u.source_id, u.speaks_for_id,
  array(
    select distinct organisation from unnest(
      array[u.speaks_for_id, case when s.kind in ('organisation', 'group') then s.id end]
      || array(select r.organisation_id from roles r
               where r.source_id = u.source_id and r.held is not null
                 and (r.held_from is null or r.held_from <= u.said_to) and (r.held_to is null or r.held_to >= u.said_from))
    ) as organisation where organisation is not null) as organisation_ids,
  told.publisher_ids,
  array(select t.topic_id from claim_topics t where t.claim_id = u.claim_id order by 1) as topic_ids,
  u.stance, told.kinds, u.channel,
  setweight(to_tsvector(record_config(c.language), c.wording), 'A')
  || setweight(to_tsvector(record_config(c.language), named.words) || to_tsvector('record_simple', named.words), 'B')
  || setweight(to_tsvector(told.config, left(told.words, 100000)), 'C')
  || setweight(to_tsvector(told.config, left(coalesce(told.quoted, ''), 100000)), 'D') as words,
  record_config(c.language) as claim_config, told.config as article_config
from utterances u
join claims c on c.id = u.claim_id
join sources s on s.id = u.source_id
cross join lateral (
  select concat_ws(' . ', s.name,
    (select string_agg(n.name, ' . ' order by n.id) from source_names n where n.source_id = s.id),
    (select f.name from sources f where f.id = u.speaks_for_id),
    (select string_agg(t.name, ' . ' order by t.id) from claim_topics ct join topics t on t.id = ct.topic_id
     where ct.claim_id = u.claim_id)) as words
) as named
cross join lateral (
  select coalesce(array_agg(distinct r.publisher_id) filter (where r.publisher_id is not null), '{}') as publisher_ids,
    array_agg(distinct a.kind) as kinds,
    record_config(min(r.language)) as config,
    string_agg(concat_ws(' . ', span_words(a.content), r.title, later.words), ' . ' order by a.id) as words,
    string_agg(quoted_words(a.kind, a.content), ' . ' order by a.id) as quoted
  from attestations a join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
  cross join lateral (
    -- The words that the article has now, where they are others.
    select string_agg(span_words(n.content), ' . ') as words from anchors n
    where n.attestation_id = a.id and n.outcome <> 'exact' and n.state in ('kept', 'accepted', 'selected')
  ) as later
  where a.utterance_id = u.id and a.public
) as told
where u.public and u.said_to is not null;
--> statement-breakpoint

-- Makes the search documents of these claims anew.
create function refresh_search(concerned integer[]) returns void language plpgsql as $$
begin
  -- One at a time: the last to commit has seen all.
  perform from claims where id = any (concerned) order by id for no key update;
  delete from search_documents d where d.claim_id = any (concerned)
    and not exists (select from utterances u where u.id = d.utterance_id and u.claim_id = d.claim_id and u.public);
  with made as materialized (select * from searchable where claim_id = any (concerned)),
  spoken as (
    insert into search_languages (config)
    select distinct config::text from made, lateral (values (claim_config), (article_config)) as used (config)
    where not exists (select from search_languages l where l.config = used.config::text)
    on conflict do nothing
  )
  insert into search_documents (utterance_id, claim_id, said_from, said_to, source_id, speaks_for_id, organisation_ids,
    publisher_ids, topic_ids, stance, kinds, channel, words)
  select utterance_id, claim_id, said_from, said_to, source_id, speaks_for_id, organisation_ids,
    publisher_ids, topic_ids, stance, kinds, channel, words
  from made
  on conflict (utterance_id) do update set
    claim_id = excluded.claim_id, said_from = excluded.said_from, said_to = excluded.said_to,
    source_id = excluded.source_id, speaks_for_id = excluded.speaks_for_id,
    organisation_ids = excluded.organisation_ids, publisher_ids = excluded.publisher_ids,
    topic_ids = excluded.topic_ids, stance = excluded.stance, kinds = excluded.kinds, channel = excluded.channel,
    words = excluded.words;
end $$;
--> statement-breakpoint

create or replace function refresh_claim(claim integer) returns void language plpgsql as $$
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
  perform refresh_search(array[claim]);
end $$;
--> statement-breakpoint

-- What search knows and the counts above do not.
create function follow_search() returns trigger language plpgsql as $$
declare
  concerned integer[];
begin
  case tg_table_name
    when 'claims' then concerned := array[new.id];
    when 'claim_topics' then concerned := array[(coalesce(new, old)).claim_id];
    when 'utterances' then concerned := array[new.claim_id];
    when 'attestations' then select array_agg(claim_id) into concerned from utterances where id = new.utterance_id;
    when 'topics' then select array_agg(claim_id) into concerned from claim_topics where topic_id = new.id;
    when 'sources' then
      select array_agg(distinct claim_id) into concerned
      from utterances where (source_id = new.id or speaks_for_id = new.id) and public;
    when 'source_names', 'roles' then
      select array_agg(distinct claim_id) into concerned
      from utterances where source_id = (coalesce(new, old)).source_id and public;
    when 'articles' then
      select array_agg(distinct u.claim_id) into concerned
      from article_versions v join attestations a on a.version_id = v.id join utterances u on u.id = a.utterance_id
      where v.article_id = new.id and a.public;
  end case;
  if concerned is not null then perform refresh_search(concerned); end if;
  return null;
end $$;
--> statement-breakpoint
create trigger e_search after update of wording, language on claims
  for each row when (new.state = 'published') execute function follow_search();
--> statement-breakpoint
create trigger e_search after insert or delete on claim_topics for each row execute function follow_search();
--> statement-breakpoint
create trigger e_search after update of stance, channel, said_from on utterances
  for each row when (new.public) execute function follow_search();
--> statement-breakpoint
create trigger e_search after update of kind, content on attestations
  for each row when (new.public) execute function follow_search();
--> statement-breakpoint
create trigger e_search after update of name on topics for each row execute function follow_search();
--> statement-breakpoint
create trigger e_search after update of name, kind on sources
  for each row when (new.public_utterances > 0) execute function follow_search();
--> statement-breakpoint
create trigger e_search after insert or update or delete on source_names for each row execute function follow_search();
--> statement-breakpoint
create trigger e_search after insert or update or delete on roles for each row execute function follow_search();
--> statement-breakpoint
create trigger e_search after update of title, language, publisher_id on articles
  for each row when (new.public_passages > 0) execute function follow_search();
--> statement-breakpoint
create function follow_anchored_words() returns trigger language plpgsql as $$
begin
  perform refresh_search(array_agg(distinct u.claim_id))
  from changed n join attestations a on a.id = n.attestation_id join utterances u on u.id = a.utterance_id
  where a.public and n.outcome <> 'exact' and n.state <> 'open'
  having count(*) > 0;
  return null;
end $$;
--> statement-breakpoint
create trigger g_search after insert on anchors referencing new table as changed
  for each statement execute function follow_anchored_words();
--> statement-breakpoint
create trigger h_search after update on anchors referencing new table as changed
  for each statement execute function follow_anchored_words();
--> statement-breakpoint

create function keep_name_words() returns trigger language plpgsql as $$
begin
  insert into name_words (word)
  select distinct word from regexp_split_to_table(plain(new.name), '[^[:alnum:]]+') as word
  where length(word) between 3 and 60
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger f_words after insert or update of name on sources for each row execute function keep_name_words();
--> statement-breakpoint
create trigger f_words after insert or update of name on source_names for each row execute function keep_name_words();
--> statement-breakpoint
create trigger f_words after insert or update of name on topics for each row execute function keep_name_words();
--> statement-breakpoint

-- The claim that a change concerns, of a row as jsonb.
create function claim_of(noun text, kept jsonb) returns integer language plpgsql stable as $$
begin
  return case noun
    when 'claims' then (kept ->> 'id')::integer
    when 'utterances' then (kept ->> 'claim_id')::integer
    when 'claim_topics' then (kept ->> 'claim_id')::integer
    when 'assessments' then (kept ->> 'claim_id')::integer
    when 'claim_links' then (kept ->> 'from_id')::integer
    when 'attestations' then (select claim_id from utterances where id = (kept ->> 'utterance_id')::integer)
    when 'anchors' then (select u.claim_id from attestations a join utterances u on u.id = a.utterance_id
                         where a.id = (kept ->> 'attestation_id')::integer)
    when 'evidence' then (select claim_id from assessments where id = (kept ->> 'assessment_id')::integer)
  end;
end $$;
--> statement-breakpoint

-- What a change is to readers; null where they see nothing of it. Rows as jsonb, with the columns that triggers keep.
create function shown_change(noun text, was jsonb, is_now jsonb) returns text language plpgsql stable as $$
declare
  seen boolean;
begin
  case noun
    when 'claims', 'attestations', 'claim_links', 'assessments' then
      if is_now is null then return null; end if;
      if coalesce(was ->> 'state', 'draft') = 'draft' then
        return case when is_now ->> 'state' = 'published' then 'added' end;
      end if;
      return case
        when was ->> 'state' = is_now ->> 'state' then 'corrected'
        when is_now ->> 'state' = 'withdrawn' then 'withdrawn'
        else 'reinstated' end;
    when 'utterances' then
      return case when was is not null and is_now is not null and (was ->> 'public')::boolean then 'corrected' end;
    when 'claim_topics' then
      seen := exists (select from claims where id = (coalesce(is_now, was) ->> 'claim_id')::integer and state = 'published');
    when 'evidence' then
      seen := exists (select from assessments where id = (coalesce(is_now, was) ->> 'assessment_id')::integer and state = 'published');
    when 'sources' then
      return case when was is not null and is_now is not null and (was ->> 'public_utterances')::integer > 0
        -- That an admin confirms a source changes nothing that readers see.
        and was - array['confirmed', 'version', 'public_utterances'] <> is_now - array['confirmed', 'version', 'public_utterances']
        then 'corrected' end;
    when 'source_names', 'roles' then
      seen := exists (select from sources where id = (coalesce(is_now, was) ->> 'source_id')::integer and public_utterances > 0);
    when 'articles' then
      return case when was is not null and is_now is not null and (was ->> 'public_passages')::integer > 0 then 'corrected' end;
    else return null;
  end case;
  return case when seen then case when was is null then 'added' else 'corrected' end end;
end $$;
--> statement-breakpoint

create or replace function keep_revision() returns trigger language plpgsql as $$
declare
  hidden constant text[] := derived_columns() || array['password_hash', 'text'];
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
  insert into revisions (actor_id, object, object_id, action, before, after, reason, claim_id, shown)
  values (
    acting_user(),
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
  foreach noun in array array['claim_links', 'assessments', 'evidence'] loop
    execute format('create trigger a_stamp before insert or update on %I for each row execute function stamp_row()', noun);
    execute format('create trigger z_revision after insert or update or delete on %I for each row execute function keep_revision()', noun);
  end loop;
end $$;
--> statement-breakpoint
create trigger c_kept before update of state or delete on claim_links for each row execute function keep_published();
--> statement-breakpoint
create trigger c_kept before update of state or delete on assessments for each row execute function keep_published();
--> statement-breakpoint
insert into settings (id) values (1);
--> statement-breakpoint
create trigger a_stamp before update on settings for each row execute function stamp_row();
--> statement-breakpoint
create trigger z_revision after update on settings for each row execute function keep_revision();
--> statement-breakpoint

-- A record that is older than these columns and tables.
alter table revisions disable trigger immutable;
--> statement-breakpoint
-- Whether an utterance was public then is not kept: that some words of it had been published by then is.
update revisions r set
  claim_id = claim_of(object, coalesce(after, before)),
  shown = case
    when object in ('claims', 'attestations') then shown_change(object, before, after)
    when object = 'utterances' and action = 'update' and exists (
      select from attestations a join revisions p on p.object = 'attestations' and p.object_id = a.id
      where a.utterance_id = r.object_id and p.after ->> 'state' = 'published' and p.id < r.id) then 'corrected'
  end
where object in ('claims', 'utterances', 'attestations', 'anchors', 'claim_topics');
--> statement-breakpoint
alter table revisions enable trigger immutable;
--> statement-breakpoint
insert into name_words (word)
select distinct word
from (select name from sources union all select name from source_names union all select name from topics) as named,
  regexp_split_to_table(plain(name), '[^[:alnum:]]+') as word
where length(word) between 3 and 60;
--> statement-breakpoint
select refresh_search(array_agg(id)) from claims where state = 'published';
