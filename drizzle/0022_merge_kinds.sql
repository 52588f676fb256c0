DROP INDEX "merges_once";--> statement-breakpoint
ALTER TABLE "merges" ADD COLUMN "kind" text DEFAULT 'merge' NOT NULL;--> statement-breakpoint
CREATE INDEX "publishers_name_search" ON "publishers" USING gin (plain("name") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "merges_apart" ON "merges" USING btree ("object","from_id","into_id") WHERE "merges"."undone_at" is null and "merges"."kind" = 'apart';--> statement-breakpoint
CREATE INDEX "merges_from" ON "merges" USING btree ("object","from_id");--> statement-breakpoint
CREATE INDEX "publisher_names_search" ON "publisher_names" USING gin (plain("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "topic_names_search" ON "topic_names" USING gin (plain("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "topics_name_search" ON "topics" USING gin (plain("name") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "merges_once" ON "merges" USING btree ("object","from_id") WHERE "merges"."undone_at" is null and "merges"."kind" = 'merge';--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_kind" CHECK ("merges"."kind" in ('merge', 'split', 'apart'));