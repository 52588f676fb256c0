DROP INDEX "revisions_at";--> statement-breakpoint
DROP INDEX "revisions_kind";--> statement-breakpoint
CREATE INDEX "revisions_at" ON "revisions" USING btree (("at" at time zone 'UTC'),"id");--> statement-breakpoint
CREATE INDEX "revisions_kind" ON "revisions" USING btree (lower("object"),"id");