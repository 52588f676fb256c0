-- A new version of a long article places thousands of passages at once: they are checked and counted for each
-- statement, so that its text is converted, and its repairs are counted, once.
drop trigger b_spans on anchors;
--> statement-breakpoint
drop trigger d_repairs on anchors;
--> statement-breakpoint
drop function check_anchor();
--> statement-breakpoint
drop function follow_anchor();
--> statement-breakpoint

create function check_anchors() returns trigger language plpgsql as $$
declare
  version record;
  place record;
  words text;
begin
  if exists (
    select from changed n
      left join article_versions v on v.id = n.version_id
      left join attestations a on a.id = n.attestation_id
      left join article_versions first on first.id = a.version_id
    where (first.article_id = v.article_id and first.number < v.number) is not true
  ) then
    raise exception 'words are looked for in a later version of their article'
      using errcode = 'check_violation', constraint = 'anchors_later_version';
  end if;
  for version in select v.id, v.text, v.length from article_versions v where v.id in (select version_id from changed) loop
    -- A text of as many characters as units has none to convert; joined with nothing it is unpacked once for all.
    words := case when length(version.text) = version.length then version.text || '' else utf16(version.text) end;
    for place in select content, cue, mention, candidate from changed where version_id = version.id loop
      perform check_span(place.content, words, version.length, 'content', 20);
      perform check_span(place.cue, words, version.length, 'cue', 5);
      perform check_span(place.mention, words, version.length, 'mention', 5);
      perform check_span(place.candidate, words, version.length, 'candidate', 20);
    end loop;
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger b_spans after insert on anchors referencing new table as changed
  for each statement execute function check_anchors();
--> statement-breakpoint
create trigger c_spans after update on anchors referencing new table as changed
  for each statement execute function check_anchors();
--> statement-breakpoint

create function follow_anchors() returns trigger language plpgsql as $$
begin
  if removing_samples() then return null; end if;
  perform count_repairs(article_id)
  from (select distinct v.article_id from changed n join article_versions v on v.id = n.version_id) as followed
  order by article_id;
  return null;
end $$;
--> statement-breakpoint
create trigger d_repairs after insert on anchors referencing new table as changed
  for each statement execute function follow_anchors();
--> statement-breakpoint
create trigger e_repairs after update on anchors referencing new table as changed
  for each statement execute function follow_anchors();
--> statement-breakpoint
create trigger f_repairs after delete on anchors referencing old table as changed
  for each statement execute function follow_anchors();
