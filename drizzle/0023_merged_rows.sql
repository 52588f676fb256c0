-- Nothing new stands at a row that is merged into another: it would be out of sight. Foreign keys are checked before this
-- and wait for a merge under way, so that what that one does is seen here.
create function refuse_merged() returns trigger language plpgsql as $$
declare
  owner integer := (to_jsonb(new) ->> tg_argv[1])::integer;
  merged boolean;
begin
  if owner is null then return null; end if;
  execute format('select merged_into is not null from %I where id = $1', tg_argv[0]) into merged using owner;
  if merged then
    raise exception '% % is merged into another', tg_argv[0], owner
      using errcode = 'check_violation', constraint = tg_argv[0] || '_merged';
  end if;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  held record;
begin
  for held in
    select * from (values
      ('utterances', 'source_id', 'sources'), ('utterances', 'speaks_for_id', 'sources'), ('utterances', 'claim_id', 'claims'),
      ('roles', 'source_id', 'sources'), ('roles', 'organisation_id', 'sources'),
      ('source_names', 'source_id', 'sources'), ('identifiers', 'source_id', 'sources'),
      ('organisation_parents', 'source_id', 'sources'), ('organisation_parents', 'parent_id', 'sources'),
      ('claim_links', 'from_id', 'claims'), ('claim_links', 'to_id', 'claims'),
      ('assessments', 'claim_id', 'claims'), ('comments', 'claim_id', 'claims'), ('reviews', 'claim_id', 'claims'),
      ('articles', 'publisher_id', 'publishers'), ('sources', 'publisher_id', 'publishers'),
      ('publisher_names', 'publisher_id', 'publishers'), ('publisher_hosts', 'publisher_id', 'publishers'),
      ('claim_topics', 'topic_id', 'topics'), ('topics', 'parent_id', 'topics'), ('topic_names', 'topic_id', 'topics')
    ) as listed (noun, field, owner)
  loop
    execute format('create trigger %I after insert or update of %I on %I for each row execute function refuse_merged(%L, %L)',
      'f_merged_' || held.field, held.field, held.noun, held.owner, held.field);
  end loop;
end $$;
