-- Columns that are no part of the record: triggers keep them, or the desk and the worker use them. No version is
-- counted and no revision written for them.
create or replace function derived_columns() returns text[]
  language sql immutable parallel safe
  return array['version', 'public', 'last_said', 'public_utterances', 'public_passages', 'search',
               'work', 'held_by', 'held_at', 'fetched_at', 'next_fetch', 'to_repair', 'twin_id', 'twin_score',
               'etag', 'last_modified', 'polled_at', 'next_poll', 'failures', 'unchanged', 'problem'];
--> statement-breakpoint
do $$
declare
  noun text;
begin
  foreach noun in array array['article_addresses', 'anchors', 'feeds'] loop
    execute format('create trigger a_stamp before insert or update on %I for each row execute function stamp_row()', noun);
    execute format('create trigger z_revision after insert or update or delete on %I for each row execute function keep_revision()', noun);
  end loop;
end $$;
--> statement-breakpoint
create trigger a_stamp before insert or update on imports for each row execute function stamp_row();
--> statement-breakpoint

-- Evidence stays as it was taken.
create function keep_capture() returns trigger language plpgsql as $$
begin
  if removing_samples() then return coalesce(new, old); end if;
  if tg_op = 'DELETE' or old.state <> 'waiting' then
    raise exception 'what was taken of a page is never changed'
      using errcode = 'check_violation', constraint = 'captures_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger immutable before update or delete on captures for each row execute function keep_capture();
--> statement-breakpoint

create function check_anchor() returns trigger language plpgsql as $$
declare
  words text;
  units integer;
begin
  select utf16(v.text), v.length into words, units
  from article_versions v
    join article_versions first on first.article_id = v.article_id and first.number < v.number
    join attestations a on a.version_id = first.id
  where v.id = new.version_id and a.id = new.attestation_id;
  if not found then
    raise exception 'words are looked for in a later version of their article'
      using errcode = 'check_violation', constraint = 'anchors_later_version';
  end if;
  perform check_span(new.content, words, units, 'content', 20);
  perform check_span(new.cue, words, units, 'cue', 5);
  perform check_span(new.mention, words, units, 'mention', 5);
  perform check_span(new.candidate, words, units, 'candidate', 20);
  return new;
end $$;
--> statement-breakpoint
create trigger b_spans before insert or update of content, cue, mention, candidate, version_id, attestation_id on anchors
  for each row execute function check_anchor();
--> statement-breakpoint

-- How many places in the newest version of an article an editor has still to decide.
create function count_repairs(article integer) returns void language sql as $$
  select from articles where id = article for no key update;
  update articles set to_repair = counted.repairs
  from (select count(*) as repairs
        from anchors n join attestations a on a.id = n.attestation_id
        where n.state = 'open' and a.state <> 'withdrawn'
          and n.version_id = (select id from article_versions where article_id = article order by number desc limit 1)) as counted
  where id = article and to_repair <> counted.repairs;
$$;
--> statement-breakpoint
create function follow_anchor() returns trigger language plpgsql as $$
begin
  if removing_samples() then return null; end if;
  perform count_repairs(article_id) from article_versions where id = (coalesce(new, old)).version_id;
  return null;
end $$;
--> statement-breakpoint
create trigger d_repairs after insert or update of state or delete on anchors
  for each row execute function follow_anchor();
--> statement-breakpoint
create function follow_version() returns trigger language plpgsql as $$
begin
  if new.number > 1 then perform count_repairs(new.article_id); end if;
  return null;
end $$;
--> statement-breakpoint
create trigger d_repairs after insert on article_versions for each row execute function follow_version();
--> statement-breakpoint
create function follow_withdrawal() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and (old.state = 'withdrawn' or new.state = 'withdrawn') then
    perform count_repairs(article_id) from article_versions where id = new.version_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger f_repairs after update of state on attestations for each row execute function follow_withdrawal();
