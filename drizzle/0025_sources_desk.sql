CREATE INDEX "sources_kind" ON "sources" USING btree ("kind","id" desc);--> statement-breakpoint
CREATE INDEX "sources_kind_name" ON "sources" USING btree ("kind",plain("name"),"id");--> statement-breakpoint
CREATE INDEX "sources_most" ON "sources" USING btree ("public_utterances" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "sources_kind_most" ON "sources" USING btree ("kind","public_utterances" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "sources_without_public" ON "sources" USING btree ("id" desc) WHERE "sources"."public_utterances" = 0;