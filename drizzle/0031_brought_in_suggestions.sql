DROP INDEX "suggestions_once";--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "maker" text;--> statement-breakpoint
ALTER TABLE "suggestions" ADD COLUMN "note" text;--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_once" ON "suggestions" USING btree ("version_id",md5("content"::text),coalesce("speaker" ->> 'name', ''),coalesce("maker", ''));--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_maker" CHECK (length("suggestions"."maker") between 1 and 200 and length("suggestions"."note") <= 2000 and ("suggestions"."note" is null or "suggestions"."maker" is not null));