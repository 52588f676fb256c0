-- A suggestion whose attestation is deleted, as when accepting is undone, is open again.
create function reopen_suggestion() returns trigger language plpgsql as $$
begin
  new.state := 'open';
  new.decided_by := null;
  new.decided_at := null;
  new.inherited := false;
  new.changes := '[]';
  return new;
end $$;
--> statement-breakpoint
create trigger b_reopened before update of attestation_id on suggestions
  for each row when (old.attestation_id is not null and new.attestation_id is null)
  execute function reopen_suggestion();
