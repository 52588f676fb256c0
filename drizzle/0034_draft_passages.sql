-- A new draft changes nothing that readers see: only what comes in public is worked out.
drop trigger d_visible on attestations;
--> statement-breakpoint
create trigger d_visible after update of state, utterance_id, version_id or delete on attestations
  for each row execute function follow_attestation();
--> statement-breakpoint
create trigger d_visible_new after insert on attestations
  for each row when (new.state <> 'draft') execute function follow_attestation();
--> statement-breakpoint
-- The same as before, with statements that Postgres plans once instead of at each row.
create or replace function refuse_merged() returns trigger language plpgsql as $$
declare
  owner integer := (to_jsonb(new) ->> tg_argv[1])::integer;
  merged boolean;
begin
  if owner is null then return null; end if;
  case tg_argv[0]
    when 'sources' then select merged_into is not null into merged from sources where id = owner;
    when 'claims' then select merged_into is not null into merged from claims where id = owner;
    when 'publishers' then select merged_into is not null into merged from publishers where id = owner;
    when 'topics' then select merged_into is not null into merged from topics where id = owner;
  end case;
  if merged then
    raise exception '% % is merged into another', tg_argv[0], owner
      using errcode = 'check_violation', constraint = tg_argv[0] || '_merged';
  end if;
  return null;
end $$;
