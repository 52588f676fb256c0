-- A large record takes long.
set local statement_timeout = 0;
--> statement-breakpoint
-- Of what readers see already, since when they do.
update search_documents d set shown_at = greatest(c.published_at, (
  select min(r.at) from attestations a join revisions r on r.object = 'attestations' and r.object_id = a.id and r.shown = 'added'
  where a.utterance_id = d.utterance_id))
from claims c where c.id = d.claim_id;
