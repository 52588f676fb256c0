CREATE TABLE "search_stale" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_stale_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"claim_ids" integer[] NOT NULL,
	"soon" boolean NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_stale_soon" ON "search_stale" USING btree ("id") WHERE "search_stale"."soon";--> statement-breakpoint

-- Makes the search documents of these claims anew; numbers ascending.
create or replace function refresh_search(concerned integer[]) returns void language plpgsql as $$
declare
  claim integer;
begin
  -- One at a time: the last to commit has seen all. These locks are taken behind all of a transaction's others, when it
  -- ends, and in one order: none that holds one waits for rows of the record.
  foreach claim in array concerned loop
    perform pg_advisory_xact_lock(7240232, claim);
  end loop;
  perform forget_search(concerned);
  with made as materialized (select * from searchable where claim_id = any (concerned)),
  spoken as (
    insert into search_languages (config)
    select distinct config::text from made, lateral (values (claim_config), (article_config)) as used (config)
    where not exists (select from search_languages l where l.config = used.config::text)
    order by 1
    on conflict do nothing
  )
  insert into search_documents (utterance_id, claim_id, said_from, said_to, source_id, speaks_for_id, organisation_ids,
    publisher_ids, topic_ids, stance, kinds, channel, words)
  select utterance_id, claim_id, said_from, said_to, source_id, speaks_for_id, organisation_ids,
    publisher_ids, topic_ids, stance, kinds, channel, words
  from made order by utterance_id
  on conflict (utterance_id) do update set
    claim_id = excluded.claim_id, said_from = excluded.said_from, said_to = excluded.said_to,
    source_id = excluded.source_id, speaks_for_id = excluded.speaks_for_id,
    organisation_ids = excluded.organisation_ids, publisher_ids = excluded.publisher_ids,
    topic_ids = excluded.topic_ids, stance = excluded.stance, kinds = excluded.kinds, channel = excluded.channel,
    words = excluded.words;
end $$;
--> statement-breakpoint
-- What readers may no longer see, search does not find.
create function forget_search(concerned integer[]) returns void language sql as $$
  delete from search_documents d where d.claim_id = any (concerned)
    and not exists (select from utterances u where u.id = d.utterance_id and u.public);
$$;
--> statement-breakpoint
-- What the filters of a search go by, as far as it stands in the utterance itself.
create function move_search(concerned integer[]) returns void language sql as $$
  update search_documents d
  set claim_id = u.claim_id, source_id = u.source_id, speaks_for_id = u.speaks_for_id, said_from = u.said_from,
    said_to = u.said_to, stance = u.stance, channel = u.channel
  from utterances u
  where u.id = d.utterance_id and u.claim_id = any (concerned)
    and (d.claim_id, d.source_id, d.speaks_for_id, d.said_from, d.said_to, d.stance, d.channel)
      is distinct from (u.claim_id, u.source_id, u.speaks_for_id, u.said_from, u.said_to, u.stance, u.channel);
$$;
--> statement-breakpoint
-- The documents of these claims are made anew when the transaction ends.
create function mark_search(concerned integer[]) returns void language sql as $$
  insert into search_stale (claim_ids, soon) select concerned, true where cardinality(concerned) > 0;
$$;
--> statement-breakpoint

-- At the end of a transaction: few claims at once, so that the next search finds them as they are; many are left to the
-- worker, in parts. Until then those are found by their former words alone: what a search shows of them, and whether it
-- may, is read from the record.
create function follow_stale() returns trigger language plpgsql as $$
declare
  concerned integer[];
begin
  -- With `soon` are this transaction's own only: none is left when it ends.
  with own as (delete from search_stale where soon returning claim_ids)
  select array_agg(distinct claim order by claim) into concerned from own, unnest(own.claim_ids) as claim;
  if concerned is null then return null; end if;
  if cardinality(concerned) <= 200 and 2000 >= (
    select count(*) from (select from utterances where claim_id = any (concerned) limit 2001) as said) then
    perform refresh_search(concerned);
    return null;
  end if;
  perform forget_search(concerned);
  perform move_search(concerned);
  insert into search_stale (claim_ids, soon)
  select array_agg(claim order by claim), false
  from unnest(concerned) with ordinality as listed (claim, place) group by (place - 1) / 500 order by min(place);
  perform graphile_worker.add_job('search', job_key := 'search', priority := 2, max_attempts := 10);
  return null;
end $$;
--> statement-breakpoint
create constraint trigger made_anew after insert on search_stale
  deferrable initially deferred for each row when (new.soon) execute function follow_stale();
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
  perform count_passages(touched) from (select distinct unnest(articles_touched) order by 1) as listed (touched);
  perform count_utterances(touched) from (select distinct unnest(sources_touched) order by 1) as listed (touched);
  if shown or exists (select from search_documents where claim_id = claim) then
    perform mark_search(array[claim]);
  end if;
end $$;
--> statement-breakpoint

-- An utterance's claim, source and day count for others too: once for each statement, however many it moves.
drop trigger d_visible on utterances;
--> statement-breakpoint
drop trigger e_search on utterances;
--> statement-breakpoint
drop function follow_utterance();
--> statement-breakpoint
create function follow_utterances() returns trigger language plpgsql as $$
declare
  replaced integer[];
  counted integer[];
  sought integer[];
begin
  with moved as (
    select w.public or n.public as shown, array[w.claim_id, n.claim_id] as claims,
      w.claim_id <> n.claim_id or w.said_to is distinct from n.said_to as replaced,
      case when (w.source_id, w.speaks_for_id) is distinct from (n.source_id, n.speaks_for_id)
        then array[w.source_id, w.speaks_for_id, n.source_id, n.speaks_for_id] else '{}' end as sources
    from former w join changed n on n.id = w.id
    where (w.claim_id, w.source_id, w.speaks_for_id, w.said_from, w.said_to, w.stance, w.channel)
      is distinct from (n.claim_id, n.source_id, n.speaks_for_id, n.said_from, n.said_to, n.stance, n.channel)
  )
  select array_agg(distinct claim order by claim) filter (where moved.replaced),
    array_agg(distinct claim order by claim) filter (where moved.shown),
    (select array_agg(distinct source order by source) from moved, unnest(moved.sources) as source)
  into replaced, sought, counted
  from moved, unnest(moved.claims) as claim;
  perform refresh_claim(claim) from unnest(replaced) as claim;
  perform count_utterances(source) from unnest(counted) as source;
  perform mark_search(sought);
  return null;
end $$;
--> statement-breakpoint
create trigger d_visible after update on utterances referencing old table as former new table as changed
  for each statement execute function follow_utterances();
--> statement-breakpoint
create function follow_removed_utterances() returns trigger language plpgsql as $$
begin
  perform refresh_claim(claim_id) from (select distinct claim_id from former order by 1) as listed;
  return null;
end $$;
--> statement-breakpoint
create trigger e_visible after delete on utterances referencing old table as former
  for each statement execute function follow_removed_utterances();
--> statement-breakpoint
drop trigger e_published on utterances;
--> statement-breakpoint
-- That one source gives way to another, or one day to another, breaks no rule of what is published.
create constraint trigger e_published after update of claim_id, source_id, said_on on utterances
  deferrable initially deferred for each row
  when (new.claim_id <> old.claim_id or new.source_id is null or new.said_on is null) execute function check_published();
--> statement-breakpoint
create constraint trigger f_published after delete on utterances
  deferrable initially deferred for each row execute function check_published();
--> statement-breakpoint

-- What search knows and the counts above do not. Who makes an utterance public has counted for its source and its
-- article, so that one waits for the other: what is listed here is all there is. A topic's name and a source's other
-- names and roles are waited for likewise.
create or replace function follow_search() returns trigger language plpgsql as $$
declare
  concerned integer[];
begin
  case tg_table_name
    when 'claims' then concerned := array[new.id];
    when 'claim_topics' then
      perform from topics where id = new.topic_id for share;
      concerned := array[(coalesce(new, old)).claim_id];
    when 'attestations' then select array_agg(claim_id) into concerned from utterances where id = new.utterance_id;
    when 'topics' then select array_agg(claim_id) into concerned from claim_topics where topic_id = new.id;
    when 'sources' then
      select array_agg(distinct claim_id) into concerned
      from utterances where (source_id = new.id or speaks_for_id = new.id) and public;
    when 'source_names', 'roles' then
      perform from sources where id = (coalesce(new, old)).source_id for no key update;
      select array_agg(distinct claim_id) into concerned
      from utterances where source_id = (coalesce(new, old)).source_id and public;
    when 'articles' then
      select array_agg(distinct u.claim_id) into concerned
      from article_versions v join attestations a on a.version_id = v.id join utterances u on u.id = a.utterance_id
      where v.article_id = new.id and a.public;
  end case;
  perform mark_search(concerned);
  return null;
end $$;
--> statement-breakpoint
create or replace function follow_anchored_words() returns trigger language plpgsql as $$
begin
  perform mark_search(array_agg(distinct u.claim_id))
  from changed n join attestations a on a.id = n.attestation_id join utterances u on u.id = a.utterance_id
  where a.public and n.outcome <> 'exact' and n.state <> 'open';
  return null;
end $$;
--> statement-breakpoint
create or replace function keep_name_words() returns trigger language plpgsql as $$
begin
  -- In one order, as another may be about to keep the same words.
  insert into name_words (word)
  select distinct word from regexp_split_to_table(plain(new.name), '[^[:alnum:]]+') as word
  where length(word) between 3 and 60
  order by 1
  on conflict do nothing;
  return null;
end $$;
