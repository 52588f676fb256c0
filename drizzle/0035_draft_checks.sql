-- A new draft breaks no rule of what is published: only what comes in public is checked at commit.
drop trigger e_published on claims;
--> statement-breakpoint
create constraint trigger e_published after update of state on claims
  deferrable initially deferred for each row execute function check_published();
--> statement-breakpoint
create constraint trigger e_published_new after insert on claims
  deferrable initially deferred for each row when (new.state <> 'draft') execute function check_published();
--> statement-breakpoint
drop trigger e_published on attestations;
--> statement-breakpoint
create constraint trigger e_published after update of state, utterance_id or delete on attestations
  deferrable initially deferred for each row execute function check_published();
--> statement-breakpoint
create constraint trigger e_published_new after insert on attestations
  deferrable initially deferred for each row when (new.state <> 'draft') execute function check_published();
--> statement-breakpoint
-- Most utterances speak for nobody.
drop trigger b_kinds on utterances;
--> statement-breakpoint
create trigger b_kinds before insert or update of speaks_for_id on utterances
  for each row when (new.speaks_for_id is not null) execute function check_source_kinds();
--> statement-breakpoint
drop trigger f_merged_speaks_for_id on utterances;
--> statement-breakpoint
create trigger f_merged_speaks_for_id after insert or update of speaks_for_id on utterances
  for each row when (new.speaks_for_id is not null) execute function refuse_merged('sources', 'speaks_for_id');
