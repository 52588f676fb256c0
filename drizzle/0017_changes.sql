ALTER TABLE "search_documents" ADD COLUMN "shown_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "search_documents_shown" ON "search_documents" USING btree ("shown_at" desc,"utterance_id" desc);--> statement-breakpoint
CREATE INDEX "revisions_shown" ON "revisions" USING btree ("id") WHERE coalesce("revisions"."shown", '') <> '';--> statement-breakpoint
CREATE INDEX "revisions_spoken_for" ON "revisions" USING btree (("before" ->> 'speaks_for_id'),"id") WHERE "revisions"."object" = 'utterances';